// The content of a digest: what is new in a community since the last one, and what it needs. Without names, figures and
// hidden entries.
import { limits } from "../../contract/limits.ts";
import { maxPageSize, type PageOrder, type Records, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { hideableOf, type Entry, type EntryFilter } from "../entries/entry.ts";
import { problemFrom, problemRecords } from "../problems/problem.ts";
import { isUnanswered, unansweredMs } from "../problems/unanswered.ts";
import { ageingIn } from "../tips/review-period.ts";
import { readable } from "../core/stored-body.ts";
import { isOpen, storyFrom, sharedStoryKind } from "../stories/story.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { shorten } from "../text/shorten.ts";
import { tipFrom, tipRecords } from "../tips/tip.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";
import type { EntryDeps } from "../entries/search.ts";

export interface DigestLine {
  readonly title: string;
  /** Absent for something on the community's own page. */
  readonly entry?: EntryRef;
}

/** In the order of the card. The first ones are news; the others are added to news only. */
const newsParts = ["solved", "newTips", "stories", "unanswered"] as const;
export const digestParts = [...newsParts, "toCheck", "openProblems"] as const;
export type DigestPart = (typeof digestParts)[number];

export interface Digest {
  readonly parts: Readonly<Record<DigestPart, readonly DigestLine[]>>;
  /** The search index has not read the community yet: parts may be missing. */
  readonly reading: boolean;
}

export interface Span {
  /** ISO 8601; what happened then is in it. */
  readonly since: string;
  /** ISO 8601; what happened then is not. */
  readonly until: string;
}

/** Lines of one part; the tab has all. */
const mostLines = 5;

type Deps = Pick<EntryDeps, "records" | "search" | "onUnreadable">;

export async function gatherDigest(
  deps: Deps,
  tenantId: string,
  community: Community,
  { since, until }: Span,
): Promise<Digest> {
  const records = deps.records.forTenant(tenantId);
  const isIn = (at: string | undefined) => at !== undefined && at >= since && at < until;
  const now = new Date(until);
  const list = async (filter: EntryFilter) =>
    deps.search.list(tenantId, [community.id], { filter, size: mostLines });
  const freshness = (is: "doubted" | "ageing") =>
    list({ kinds: ["tip"], freshness: { is: [is], ageingBefore: ageingIn([community], now) } });

  const askedSince = threeDaysBefore(since);
  const [problems, asked, tips, stories, doubted, ageing, open] = await Promise.all([
    recordsSince(records, community, { kind: problemRecords.kind, order: "changed", since }),
    recordsSince(records, community, { kind: problemRecords.kind, order: "created", since: askedSince }),
    recordsSince(records, community, { kind: tipRecords.kind, order: "created", since }),
    recordsSince(records, community, { kind: sharedStoryKind, order: "changed", since }),
    freshness("doubted"),
    freshness("ageing"),
    list({ kinds: ["problem"], state: "open" }),
  ]);
  const solved = readable(
    deps,
    problems.filter((record) => !isRemainder(record)),
    problemFrom,
  ).filter(({ replies }) => {
    const accepted = replies.flatMap((reply) => reply.accepted?.at ?? []).sort();
    return isIn(accepted[0]);
  });
  // Each is once in the span of a digest.
  const unanswered = readable(
    deps,
    asked.filter((record) => !isRemainder(record)),
    problemFrom,
  ).filter((problem) => problem.createdAt < threeDaysBefore(until) && isUnanswered(problem));
  const isListed = (entry: Entry) =>
    entry.kind === "problem" && unanswered.some(({ id }) => id === entry.problem.id);
  const newTips = readable(deps, tips, tipFrom).filter(({ createdAt }) => isIn(createdAt));
  return {
    parts: {
      solved: linesOf(solved.map((problem) => ({ kind: "problem", problem }))),
      newTips: linesOf(newTips.map((tip) => ({ kind: "tip", tip }))),
      stories: readable(deps, stories, storyFrom)
        .filter((story) => isOpen(story) && isIn(story.changedAt))
        .slice(0, mostLines)
        .map(({ text }) => ({ title: shorten(text, limits.tipTitle) })),
      unanswered: linesOf(unanswered.map((problem) => ({ kind: "problem", problem }))),
      toCheck: linesOf([...doubted.entries, ...ageing.entries]),
      openProblems: linesOf(open.entries.filter((entry) => !isListed(entry))),
    },
    reading: [doubted, ageing, open].some(({ reading }) => reading),
  };
}

/** Whether there is something to tell. */
export const hasNews = ({ parts }: Digest): boolean => newsParts.some((part) => parts[part].length > 0);

/** Not even something that it could do with. */
export const isEmpty = ({ parts }: Digest): boolean => digestParts.every((part) => parts[part].length === 0);

const threeDaysBefore = (moment: string): string => new Date(Date.parse(moment) - unansweredMs).toISOString();

/** Newest first. */
async function recordsSince(
  records: Records,
  community: Community,
  { kind, order, since }: { readonly kind: string; readonly order: PageOrder; readonly since: string },
): Promise<StoredRecord[]> {
  const query = { scope: communityScope(community.id), kind, order, size: maxPageSize };
  const found: StoredRecord[] = [];
  for await (const record of allRecords(records, query)) {
    if ((order === "created" ? record.createdAt : record.changedAt) < since) break;
    found.push(record);
  }
  return found;
}

const linesOf = (entries: readonly Entry[]): DigestLine[] =>
  entries
    .filter((entry) => !hideableOf(entry).hidden)
    .slice(0, mostLines)
    .map((entry) =>
      entry.kind === "tip"
        ? { title: entry.tip.title, entry: { kind: "tip", id: entry.tip.id } }
        : { title: entry.problem.title, entry: { kind: "problem", id: entry.problem.id } },
    );
