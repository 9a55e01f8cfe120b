// Followers of a tag, an entry or a community's problems are notified of news, except the actor and those who are
// notified anyway.
import type { StoredRecord } from "../../records/records.ts";
import { communityFrom, communityRecordId } from "../communities/community.ts";
import { creditedIds } from "../communities/credit.ts";
import { derivedId } from "../core/ids.ts";
import type { PlacedRef } from "../entries/seen-entries.ts";
import { followersOf, type FollowedThing } from "../personal/followers.ts";
import { problemFrom, problemRecords, type Problem } from "../problems/problem.ts";
import { typedAs } from "../communities/tag-names.ts";
import { asItIs, withMessage } from "../outbox/message.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { tipFrom, tipRecords } from "../tips/tip.ts";
import { followedMessage, type FollowedData } from "../outbox/followed.ts";
import { gatherNotice } from "./gather.ts";
import type { NoticeDeps } from "./kind.ts";

/** Each is a change of their own record, within the time of one delivery. */
const deliveredAtOnce = 20;

interface Followed {
  readonly entry: PlacedRef;
  /** With the news, what makes it this one. */
  readonly basis: string;
  readonly tags: readonly string[];
  readonly notFor: readonly (string | undefined)[];
}

/** The news, and people who are notified anyway; undefined when it is gone. */
function followedIn(record: StoredRecord, { news, replyId }: FollowedData): Followed | undefined {
  if (record.kind === tipRecords.kind) {
    const tip = tipFrom(record);
    const { communityId, id, revision, tags, savedBy, written } = tip;
    const entry = { communityId, kind: "tip" as const, id };
    return news === "changed"
      ? { entry, basis: `${id}.${revision}`, tags: [], notFor: [written.by.userId] }
      : { entry, basis: id, tags, notFor: [savedBy.userId, ...creditedIds(tip)] };
  }
  if (record.kind !== problemRecords.kind) return undefined;
  const problem = problemFrom(record);
  const { communityId, id, tags, asker, replies, crossPostedFrom: origin } = problem;
  const entry = { communityId, kind: "problem" as const, id };
  if (news === "asked") {
    const notFor = [asker.userId, origin?.by.userId, ...replies.map(({ author }) => author.userId)];
    return { entry, basis: origin?.problemId ?? id, tags, notFor };
  }
  const reply = replies.find((one) => one.id === replyId);
  if (!reply) return undefined;
  // Of the reply: linked communities know the same problem under ids of their own.
  const ofProblem = { entry, basis: reply.id };
  if (news === "reply") {
    const notFor = [asker.userId, reply.author.userId, reply.message?.addedBy.userId];
    return { ...ofProblem, tags: [], notFor };
  }
  return { ...ofProblem, tags, notFor: whoHearOfSolution(problem, reply.accepted?.by.userId) };
}

const whoHearOfSolution = ({ asker, haveItToo, replies }: Problem, accepter: string | undefined) => [
  accepter,
  asker.userId,
  ...haveItToo,
  ...replies.flatMap(({ accepted, author }) => (accepted ? [author.userId] : [])),
];

/** The entry itself, or of a new problem its community; and its tags under each name that they were followed by. */
async function thingsOf(
  deps: NoticeDeps,
  tenantId: string,
  record: StoredRecord,
  { entry, tags }: Followed,
  { news }: FollowedData,
): Promise<FollowedThing[]> {
  const { communityId } = entry;
  const itself = news === "tip" ? [] : [news === "asked" ? { communityId } : entry];
  if (tags.length === 0) return itself;
  const home = await deps.records.forTenant(tenantId).find(record.scope, communityRecordId);
  const names = home ? tags.flatMap((tag) => typedAs(communityFrom(home), tag)) : [];
  return [...itself, ...[...new Set(names)].map((tag) => ({ communityId, tag }))];
}

/**
 * Adds the notice to those that wait for each follower, some at a time; a message continues with the rest. Whether they
 * may see it and still follow it is checked when their card is made. Harmless to repeat.
 */
export async function notifyFollowers(
  deps: NoticeDeps,
  tenantId: string,
  record: StoredRecord,
  data: FollowedData,
): Promise<Delivery> {
  const followed = followedIn(record, data);
  if (!followed) return { outcome: "delivered" };
  const { entry, basis, notFor } = followed;
  const { news, replyId, after = "" } = data;
  const things = await thingsOf(deps, tenantId, record, followed, data);
  const followers = await followersOf(deps.records.forTenant(tenantId), things);
  const left = followers.filter((userId) => userId > after && !notFor.includes(userId));
  const to = left.slice(0, deliveredAtOnce);
  const last = to.at(-1);
  if (last === undefined) return { outcome: "delivered" };
  const { communityId, kind: entryKind, id: entryId } = entry;
  const ids = { communityId, entryKind, entryId, news, ...(replyId !== undefined && { replyId }) };
  await gatherNotice(deps, tenantId, {
    to,
    notice: { id: derivedId("following", news, basis), kind: "following", ids },
  });
  if (left.length === to.length) return { outcome: "delivered" };
  const rest = followedMessage({ ...data, after: last }, basis);
  return { outcome: "delivered", keep: (current) => withMessage(asItIs(current), rest) };
}
