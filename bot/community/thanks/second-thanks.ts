// Others join in thanks that are shown, with their own reason.
import { limits } from "../../contract/limits.ts";
import type { SecondThanksInput } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "../communities/community.ts";
import { canSee } from "../communities/hiding.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { findPreferences } from "./preferences.ts";
import {
  changedShownRecord,
  hideableThanks,
  shownFrom,
  shownThanks,
  type Second,
  type ShownThanks,
} from "./shown.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

export interface FoundThanks {
  readonly thanks: ShownThanks;
  readonly community: Community;
}

/** `change` gives the seconds as they should be; those it got leave everything as it is. */
async function changeSeconds(
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
  change: (thanks: ShownThanks) => readonly Second[],
): Promise<FoundThanks> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const place = shownThanks.key({ communityId, id: thanksId });
  const record = await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (!current || isRemainder(current)) throw new Refusal({ code: "notFound" });
    const thanks = shownFrom(current);
    if (!canSee(actor, hideableThanks(thanks), community)) throw new Refusal({ code: "notFound" });
    const seconds = change(thanks);
    return seconds === thanks.seconds ? undefined : changedShownRecord(current, { seconds });
  });
  if (!record) throw new Refusal({ code: "notFound" });
  return { thanks: shownFrom(record), community };
}

/**
 * Joins thanks, or changes one's reason: each person once. Existing cards show it, with the person's name if they want
 * that.
 */
export async function secondThanks(
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
  { reason }: SecondThanksInput,
): Promise<FoundThanks> {
  const { nameWhenGiving: isNamed } = await findPreferences(deps, actor.tenantId, actor.userId);
  return changeSeconds(deps, actor, communityId, thanksId, ({ from, to, seconds }) => {
    if (to.userId === actor.userId) throw new Refusal({ code: "thankingOneself" });
    if (from.userId === actor.userId) throw new Refusal({ code: "notAllowed" });
    const mine = seconds.find(({ by }) => by.userId === actor.userId);
    if (mine) return seconds.map((one) => (one === mine ? { ...one, reason, isNamed } : one));
    if (seconds.length >= limits.secondsPerThanks) throw new Refusal({ code: "tooManySeconds" });
    const by = asPerson(actor);
    return [...seconds, { by, reason, at: deps.now().toISOString(), isNamed }];
  });
}

/** Takes one's own joining in back. Harmless to repeat. */
export const takeSecondBack = (
  deps: Deps,
  actor: Actor,
  communityId: string,
  thanksId: string,
): Promise<FoundThanks> =>
  changeSeconds(deps, actor, communityId, thanksId, ({ seconds }) =>
    seconds.some(({ by }) => by.userId === actor.userId)
      ? seconds.filter(({ by }) => by.userId !== actor.userId)
      : seconds,
  );
