import { isDeepStrictEqual } from "node:util";
import type { AskProblemInput, EditProblemInput } from "../../contract/problems.ts";
import { limits } from "../../contract/limits.ts";
import type { Records, StoredRecord } from "../../records/records.ts";
import { changeRecord, type RecordChange } from "../core/change-record.ts";
import type { Actor } from "../core/actor.ts";
import type { MessageOrigin } from "../communities/claim.ts";
import {
  idOfPersons,
  isPrivateOnly,
  livesIn,
  placeToPost,
  type Community,
} from "../communities/community.ts";
import { canSee } from "../communities/hiding.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { sourceFrom } from "../tips/save-tip.ts";
import { tagsToKeep } from "../communities/tag-names.ts";
import { followedMessage } from "../outbox/followed.ts";
import { withMessage } from "../outbox/message.ts";
import { isRemainder, type PostedCard } from "../outbox/posted-card.ts";
import { takeForm } from "../outbox/posted-form.ts";
import { changeOne, type ChangedProblem } from "./change-problem.ts";
import { problemCards } from "./problem-card.ts";
import { hideableProblem, isAsker, problemFrom, problemRecord, type Problem } from "./problem.ts";
import { problemView } from "./problem-view.ts";
import { getProblem } from "./read-problems.ts";
import { removeCrossPosts } from "./take-back-cross-post.ts";
import { getCommunity } from "../communities/enter.ts";
import { withUnansweredMessage } from "./unanswered.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;
type AskDeps = Pick<CommunityDeps, "records" | "now">;

/** Where the bot was when it was asked. */
export interface AskedIn {
  /** Who told of the message in which it was asked. Absent: a client. */
  readonly origin?: MessageOrigin;
  /** A channel or chat. A card goes there when it may, see {@link placeToPost}. */
  readonly conversationId?: string | undefined;
  /** A form of the bot that becomes the problem's card if the community lives there and it is no other's: then none is posted. */
  readonly form?: PostedCard | undefined;
}

interface Asked {
  readonly outcome: "asked" | "alreadyAsked";
  readonly problem: Problem;
}

/**
 * Of the message it was asked in, so that it is asked once; without a name of the form only: a message would tell. What a
 * client says of a message is of that person alone, as of a tip.
 */
function problemIdFor(
  community: Community,
  actor: Actor,
  { source, withoutName, nonce }: AskProblemInput,
  origin: AskedIn["origin"],
): string {
  if (!source || withoutName) return idOfPersons(community, "problem", actor.userId, nonce);
  const message = [source.conversationId, source.messageId];
  return origin === "teams"
    ? idOfPersons(community, "problem message", ...message)
    : idOfPersons(community, "claimed problem message", actor.userId, ...message);
}

/**
 * Asks the community, with a card in {@link placeToPost} unless `input.announce` is false. `alreadyAsked`: this message or
 * form was sent before. `postedIn`: name of the place that gets the card; `isPrivateOnly`: no place of it gets any.
 */
export async function askProblem(
  deps: Deps & AskDeps,
  actor: Actor,
  communityId: string,
  input: AskProblemInput,
): Promise<Asked & { community: Community; postedIn?: string; isPrivateOnly: boolean }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const asked = await askProblemIn(deps, actor, community, input, {});
  const isWanted = input.announce !== false;
  const place = isWanted ? placeToPost(community) : undefined;
  return {
    ...asked,
    community,
    ...(place && { postedIn: place.name }),
    isPrivateOnly: isWanted && isPrivateOnly(community),
  };
}

/** Like {@link askProblem}, in a community to which access for writing is already judged. */
export async function askProblemIn(
  deps: AskDeps,
  actor: Actor,
  community: Community,
  input: AskProblemInput,
  askedIn: AskedIn,
): Promise<Asked> {
  const id = problemIdFor(community, actor, input, askedIn.origin);
  const records = deps.records.forTenant(actor.tenantId);
  const card = await cardToBe(records, community, askedIn, id);
  const silent = problemRecord({
    id,
    communityId: community.id,
    title: input.title,
    markdown: input.markdown,
    tags: input.tags,
    asker: { userId: actor.userId, ...(!input.withoutName && { name: actor.name }) },
    source: input.withoutName ? { kind: "written" } : sourceFrom(input.source),
    replies: [],
    haveItToo: [],
    crossPostedTo: [],
    tips: [],
    cards: card ? [card] : [],
  });
  const conversationId = placeToPost(community, askedIn.conversationId)?.conversationId;
  const isShown = card !== undefined || (input.announce !== false && conversationId !== undefined);
  const shown = isShown ? problemCards.withCardMessage(silent, id, { conversationId }) : silent;
  const record = withUnansweredMessage(
    withMessage(shown, followedMessage({ news: "asked" }, id)),
    deps.now(),
  );
  let result = await records.write(record, { absent: true });
  // Asked again after it was taken back.
  if (result.outcome === "conflict" && result.current && isRemainder(result.current))
    result = await records.write(record, { version: result.current.version });
  const stored = result.outcome === "written" ? result.record : result.current;
  if (!stored) throw new Error("A problem vanished while it was asked.");
  const problem = problemFrom(stored);
  // The words of one that is hidden are told to nobody else.
  if (!canSee(actor, hideableProblem(problem), community)) throw new Refusal({ code: "notAllowed" });
  return { outcome: result.outcome === "written" ? "asked" : "alreadyAsked", problem };
}

/** The form, taken before the problem is written: sent again after a fault, it is still this problem's. */
async function cardToBe(
  records: Records,
  community: Community,
  { conversationId, form }: AskedIn,
  problemId: string,
): Promise<PostedCard | undefined> {
  // Elsewhere people would read what was only written for the community.
  if (!form || !livesIn(community, conversationId)) return undefined;
  return (await takeForm(records, { use: "askProblem", card: form }, problemId)) ? form : undefined;
}

/** Changes one's own problem, if its text has not changed since `input.version` was read. */
export async function editProblem(
  deps: Deps,
  actor: Actor,
  communityId: string,
  problemId: string,
  { title, markdown, tags, version }: EditProblemInput,
): Promise<ChangedProblem> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const edited = await changeOne(deps, actor, communityId, problemId, (problem) => {
    if (!isAsker(actor, problem)) throw new Refusal({ code: "notAllowed" });
    const kept = tagsToKeep(community, problem.tags, tags, limits.keptTags);
    const words = { title, markdown, tags: kept };
    // Before the version is compared: an edit whose answer was lost is sent again.
    if (isDeepStrictEqual({ title: problem.title, markdown: problem.markdown, tags: problem.tags }, words))
      return problem;
    if (problem.version !== version) {
      const currentProblem = problemView(problem, community, actor);
      throw new Refusal({ code: "changedMeanwhile", currentProblem });
    }
    return { ...problem, ...words };
  });
  return { problem: edited, community };
}

/** Removes one's own problem as long as it has no reply, also from linked communities; its cards say so. */
export async function withdrawProblem(
  deps: Deps & Pick<CommunityDeps, "now">,
  actor: Actor,
  communityId: string,
  problemId: string,
): Promise<void> {
  const { problem, record } = await getProblem(deps, actor, communityId, problemId, "write");
  if (!isAsker(actor, problem) || problem.replies.length > 0) throw new Refusal({ code: "notAllowed" });
  const records = deps.records.forTenant(actor.tenantId);
  const withdraw = async (current: StoredRecord | undefined): Promise<RecordChange> => {
    if (!current || isRemainder(current)) return undefined;
    const { replies, crossPostedTo, cards } = problemFrom(current);
    // A reply that was just written: the problem is not only the asker's any more.
    if (replies.length > 0) throw new Refusal({ code: "notAllowed" });
    // From the linked communities first, which changes this record, so that it is looked at again.
    for (const linkedCommunity of crossPostedTo)
      await removeCrossPosts(deps, actor, { communityId, problemId }, linkedCommunity);
    const isShown = cards.length > 0 || problemCards.awaitsCard(current);
    return isShown ? problemCards.remainderOf(current, cards, deps.now()) : "removed";
  };
  await changeRecord(records, record, withdraw, record);
}
