import type { Records } from "../../../records/records.ts";
import type { Actor } from "../../actor.ts";
import type { Community } from "../../community.ts";
import { answerOf } from "../../credit.ts";
import { findAsAuthor } from "../../credit-answer.ts";
import { sharesWords } from "../../policies.ts";
import { wordsOfAuthor } from "../../problems/solution-words.ts";
import { Refusal } from "../../refusal.ts";
import { findRevision } from "../../revisions.ts";
import { excerptOf } from "../../text/excerpt.ts";
import type { Tip } from "../../tip.ts";
import { noticeReader, ofTip, type NoticeDeps } from "../kind.ts";

/**
 * Words of the person became a tip: with their name, without it, or not at all? They are asked wherever it was saved,
 * also in a community that they have no access to: then they read the title that it began with, the beginning of what
 * they wrote themselves, and nothing else of it.
 */
export const creditNotice = noticeReader({
  ids: ofTip,
  thing: ({ tipId }) => tipId,
  async read(deps, person, { communityId, tipId }) {
    const found = await findAsAuthor(deps, person, communityId, tipId);
    // Withdrawn, removed, or somebody else's by now.
    if (!found) return { says: "credit.gone", values: {}, actions: [], isNews: false };
    const { tip, community } = found;
    const records = deps.records.forTenant(person.tenantId);
    const answer = answerOf(person, tip);
    const isSolution = tip.source.kind === "solution";
    const [canEnter, own] = await Promise.all([
      mayEnter(deps, person, community),
      ownWords(records, person, tip),
    ]);
    return {
      says: answer ? `credit.${answer}` : isSolution ? "credit.askReply" : "credit.ask",
      values: {
        title: canEnter ? tip.title : own.title,
        community: community.name,
        name: tip.savedBy.name,
      },
      ...(answer === undefined && { quote: excerptOf(own.markdown) }),
      ...(canEnter && { link: deps.links.tip(communityId, tipId) }),
      // One may think better of it: what was not chosen stays possible.
      actions: (["keep", "withoutName", "withdraw"] as const)
        .filter((choice) => choice !== answer)
        .map((choice) => ({
          verb: "answerCredit",
          communityId,
          tipId,
          choice,
          ...(choice === "withdraw" && { isShared: sharesWords(person, tip) }),
        })),
      isNews: answer === undefined,
    };
  },
});

/** A place without the app gives no answer; that is no reason not to ask. */
async function mayEnter(deps: NoticeDeps, person: Actor, community: Community): Promise<boolean> {
  try {
    return await deps.access.mayEnter(person, community, "read");
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "appNotInstalled") return false;
    throw error;
  }
}

/** Before anybody improved it, and of what several wrote together only the person's part. */
async function ownWords(
  records: Records,
  person: Actor,
  tip: Tip,
): Promise<{ readonly title: string; readonly markdown: string }> {
  const first = tip.revision > 1 ? await findRevision(records, tip, 1) : tip;
  const title = first?.title ?? "";
  if (tip.source.kind !== "solution") return { title, markdown: first?.markdown ?? "" };
  const [markdown = ""] = await wordsOfAuthor(records, person, tip);
  return { title, markdown };
}
