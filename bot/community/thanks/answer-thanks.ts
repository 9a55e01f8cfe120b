// The recipient's answer. Their own record is written first, then the community's: a repeat completes an interrupted
// answer.
import type { AnswerThanksInput, ThanksState } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import { answeredRecord, isReceived, receivedFrom, receivedThanks, type ReceivedThanks } from "./received.ts";
import { changeRecord } from "../core/change-record.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { readThanksPreferences } from "./preferences.ts";
import { showInCommunity, takeOutOfCommunity } from "./show-in-community.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

const stateAfter = { show: "shown", keep: "kept", refuse: "refused", askAgain: "waiting" } satisfies Record<
  AnswerThanksInput["answer"],
  ThanksState
>;

/**
 * Shows thanks in the community, keeps them private, or refuses them; can be changed later, and taken back. Only showing
 * needs access to the community.
 */
export async function answerThanks(
  deps: Deps,
  actor: Actor,
  thanksId: string,
  { answer, announce }: AnswerThanksInput,
): Promise<ReceivedThanks> {
  const records = deps.records.forTenant(actor.tenantId);
  const place = receivedThanks.key({ to: actor, id: thanksId });
  const record = await records.find(place.scope, place.id);
  if (!record || !isReceived(record)) throw new Refusal({ code: "notFound" });
  const { communityId } = receivedFrom(record);
  const community = answer === "show" && (await getCommunity(deps, actor, communityId, "write"));
  const state = stateAfter[answer];
  const answered = await changeRecord(
    records,
    place,
    (current) => {
      if (!current || !isReceived(current)) throw new Refusal({ code: "notFound" });
      if (receivedFrom(current).state === state) return undefined;
      return answeredRecord(current, {
        state,
        ...(community && { to: asPerson(actor) }),
      });
    },
    record,
  );
  if (!answered) throw new Refusal({ code: "notFound" });
  const thanks = receivedFrom(answered);
  if (community) {
    const isAnnounced = announce ?? (await readThanksPreferences(deps, actor)).announceReceived;
    await showInCommunity(deps, actor.tenantId, community, thanks, { announce: isAnnounced });
  } else await takeOutOfCommunity(deps, actor.tenantId, communityId, thanksId);
  return thanks;
}
