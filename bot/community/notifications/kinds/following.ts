import { z } from "zod";
import { entryKinds } from "../../../contract/entry-ref.ts";
import type { Actor } from "../../core/actor.ts";
import type { Community } from "../../communities/community.ts";
import { isSameRef } from "../../entries/seen-entries.ts";
import { readFollowing, type Following } from "../../personal/following.ts";
import { problemState } from "../../problems/problem.ts";
import { isAnonymousWriting } from "../../tips/tip-policies.ts";
import { getTip } from "../../tips/read-tips.ts";
import { tagName } from "../../communities/tag-names.ts";
import { newsOfFollowed } from "../../outbox/followed.ts";
import { quoteOf } from "../../text/excerpt.ts";
import { noticeReader, type NoticeDeps, type NoticeLine } from "../kind.ts";
import { getNoticedProblem, noticedReply, replyNews, type NoticedProblem } from "../noticed-problem.ts";

const followingIds = z.object({
  communityId: z.string(),
  entryKind: z.enum(entryKinds),
  entryId: z.string(),
  news: z.enum(newsOfFollowed),
  replyId: z.string().optional(),
});
type Ids = z.infer<typeof followingIds>;

/** What one of these tags is called now, if the person follows it, under whatever name. */
function followedTag({ tags: followed }: Following, community: Community, tags: readonly string[]) {
  const names = followed
    .filter(({ communityId }) => communityId === community.id)
    .map(({ tag }) => tagName(community, tag));
  return tags.map((tag) => tagName(community, tag)).find((name) => names.includes(name));
}

async function lineOfTip(deps: NoticeDeps, person: Actor, { communityId, entryId, news }: Ids) {
  const [{ tip, community }, following] = await Promise.all([
    getTip(deps, person, communityId, entryId),
    readFollowing(deps, person),
  ]);
  const { id, title, tags, written } = tip;
  const line = { community, link: deps.links.tip(communityId, id), actions: [], isNews: true };
  const isFollowed = following.entries.some((one) => isSameRef(one, { communityId, kind: "tip", id }));
  if (news === "changed" && isFollowed) {
    const values = { title, name: isAnonymousWriting(tip, written) ? "" : written.by.name };
    return { ...line, says: "following.changed", values, quote: quoteOf(written.note ?? "") } as const;
  }
  const tag = news === "tip" ? followedTag(following, community, tags) : undefined;
  return tag === undefined
    ? undefined
    : ({ ...line, says: "following.tip", values: { title, tag } } as const);
}

async function lineOfProblem(deps: NoticeDeps, person: Actor, { communityId, entryId, news, replyId }: Ids) {
  const [found, following] = await Promise.all([
    getNoticedProblem(deps, person, { communityId, problemId: entryId }),
    readFollowing(deps, person),
  ]);
  const { origin, problem, community } = found;
  const isFollowed = following.entries.some((one) =>
    [origin, problem].some((known) => isSameRef(one, { ...known, kind: "problem" })),
  );
  const tag = followedTag(following, community, problem.tags);
  const reply = noticedReply(found, replyId);
  const isSolved = problemState(origin) === "solved";
  const line = {
    community,
    values: { title: problem.title },
    ...(reply && !reply.entry && { quote: quoteOf(reply.markdown) }),
    link: deps.links.problem(community.id, problem.id),
    actions: [],
  };
  if (news === "reply")
    return isFollowed && reply ? { ...line, ...replyNews(found, reply), isNews: !isSolved } : undefined;
  if (isSolved === (news === "asked")) return undefined;
  if (news === "asked") return askedLine({ found, following, tag }, line);
  if (isFollowed) return { ...line, says: "solved.other", isNews: true } as const;
  return tag === undefined
    ? undefined
    : ({ ...line, values: { ...line.values, tag }, says: "following.solvedTag", isNews: true } as const);
}

interface Asked {
  readonly found: NoticedProblem;
  readonly following: Following;
  /** The one that the person follows. */
  readonly tag: string | undefined;
}

/** An open problem is answered on the card itself. */
function askedLine(
  { found: { problem, community }, following, tag }: Asked,
  line: Pick<NoticeLine, "values" | "link">,
): NoticeLine | undefined {
  const { communityId, id: problemId } = problem;
  const isOfFollowed = following.communities.some((one) => one.communityId === communityId);
  if (tag === undefined && !isOfFollowed) return undefined;
  return {
    ...line,
    community,
    ...(tag === undefined
      ? { says: "following.askedHere" }
      : { says: "following.asked", values: { ...line.values, tag } }),
    quote: quoteOf(problem.markdown),
    actions: [{ verb: "replyToProblem", communityId, problemId }],
    isNews: true,
  };
}

/** Something new about what the person follows. Once they follow it no more, nothing is said of it. */
export const followingNotice = noticeReader({
  ids: followingIds,
  thing: ({ entryKind, entryId }) => `${entryKind} ${entryId}`,
  read: (deps, person, ids) =>
    ids.entryKind === "tip" ? lineOfTip(deps, person, ids) : lineOfProblem(deps, person, ids),
});
