// A person's standing choice about thanks, in their own scope.
import { z } from "zod";
import { receivingChoices, type ThanksPreferences } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { personScope } from "../core/person.ts";

/** By default a person is asked each time, and nothing is announced. */
export const usualPreferences: ThanksPreferences = {
  receiving: "ask",
  announceReceived: false,
  nameWhenGiving: true,
};

export const thanksPreferences = defineSingleRecord({
  kind: "thanksPreferences",
  key: (owner: Pick<Actor, "userId">) => ({ scope: personScope(owner), id: "thanks-preferences" }),
  body: z.object({
    receiving: z.enum(receivingChoices),
    announceReceived: z.boolean(),
    nameWhenGiving: z.boolean(),
    /** What the person is called: thanks that are shown without asking bear this name. Always there once written. */
    name: z.string().optional(),
  }),
  empty: usualPreferences,
});

export const findPreferences = (deps: Pick<CommunityDeps, "records">, tenantId: string, userId: string) =>
  thanksPreferences.find(deps.records.forTenant(tenantId), { userId });

export async function readThanksPreferences(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
): Promise<ThanksPreferences> {
  const { name: _name, ...preferences } = await findPreferences(deps, actor.tenantId, actor.userId);
  return preferences;
}

/** Holds for thanks that come from now on. */
export async function chooseThanksPreferences(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  preferences: ThanksPreferences,
): Promise<void> {
  await thanksPreferences.change(deps.records.forTenant(actor.tenantId), actor, () => ({
    ...preferences,
    name: actor.name,
  }));
}
