// What a person wants to happen to thanks, said once. It lies in their own scope.
import { z } from "zod";
import { receivingChoices, type ThanksPreferences } from "../../contract/thanks.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { personScope } from "../core/person.ts";

const preferencesBody = z.object({
  format: z.literal(1),
  receiving: z.enum(receivingChoices),
  announceReceived: z.boolean(),
  nameWhenGiving: z.boolean(),
  /** What the person is called: thanks that are shown without asking bear this name. */
  name: z.string(),
});
type Body = z.infer<typeof preferencesBody>;

/** As long as somebody has said nothing: they are asked each time, and nothing is announced. */
export const usualPreferences: ThanksPreferences = {
  receiving: "ask",
  announceReceived: false,
  nameWhenGiving: true,
};

const recordId = "thanks-preferences";

const preferencesIn = (record: StoredRecord | undefined): ThanksPreferences & { readonly name?: string } => {
  if (!record) return usualPreferences;
  const { format, ...preferences } = readBody(record, preferencesBody);
  return preferences;
};

export const findPreferences = async (
  deps: Pick<CommunityDeps, "records">,
  tenantId: string,
  userId: string,
) => preferencesIn(await deps.records.forTenant(tenantId).find(personScope({ userId }), recordId));

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
  const place = { scope: personScope(actor), id: recordId };
  const fields = { ...preferences, name: actor.name };
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (current) return changedRecord<Body>(current, fields);
    return { ...place, kind: "thanksPreferences", body: { format: 1, ...fields } satisfies Body };
  });
}
