// People who helped are notified: each has a private list of the stories that their help made possible. New ones are
// delivered together, once a day at most; a story that is withdrawn before is not.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope } from "../communities/community.ts";
import { creditedIds } from "../communities/credit.ts";
import { isReachable } from "../core/placeholder-ids.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { isAsker, problemFrom, problemRecords, problemRecordId, type Problem } from "../problems/problem.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { waitingIn, withMessage } from "../outbox/message.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { tipFrom, tipRecordId } from "../tips/tip.ts";
import { storyFrom, type NewStory, type Story } from "./story.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "now">;

/** In the outbox of a story: notify the people who helped. */
export const storyMessageKind = "story";
/** In the outbox of a person's list: deliver what is new on it. */
export const heardMessageKind = "heardStories";

/** Milliseconds. */
export const hearingTimes = {
  /** Time to withdraw a story before it is delivered, and for others to join it. */
  first: 60 * 60_000,
  /** Between two tellings to one person. */
  between: 24 * 60 * 60_000,
} as const;

/**
 * With a message to notify the people who helped, of a new story and when it gets words.
 * @param basis what it was written over, or its id: unique among the record's messages.
 */
export function withStoryMessage(
  record: RecordToWrite,
  before: Story | undefined,
  told: NewStory,
  basis: string,
): RecordToWrite {
  const isNews = before === undefined || (before.text === "" && told.text !== "");
  if (!isNews) return record;
  return withMessage(record, { id: `story.${basis}`, kind: storyMessageKind, order: "story", data: {} });
}

const heardStory = z.object({
  communityId: z.string(),
  storyId: z.string(),
  /** When it was delivered. */
  hasWords: z.boolean(),
  /** Of stories that are delivered together; absent before. */
  batch: z.string().optional(),
});
export type HeardStory = Readonly<z.infer<typeof heardStory>>;

export const heardStories = defineSingleRecord({
  kind: "heardStories",
  key: (owner: { readonly userId: string }) => ({ scope: personScope(owner), id: "heard-stories" }),
  body: z.object({
    /** Oldest first. */
    stories: z.array(heardStory),
    /** Of the last telling (ISO 8601); null before it. */
    toldAt: z.string().nullable(),
  }),
  empty: { stories: [], toldAt: null },
});
type Heard = ReturnType<typeof heardStories.read>;

const heardRecord = (
  userId: string,
  current: StoredRecord | undefined,
  { stories, toldAt }: Heard,
): RecordToWrite =>
  heardStories.written({ userId }, { stories: stories.slice(-limits.heardStories), toldAt }, current);

/** The authors of solutions. The asker is no helper, and a message belongs to its author. */
const solversOf = (problem: Problem): string[] =>
  problem.replies.flatMap(({ accepted, author: { userId } }) =>
    accepted && userId !== undefined && !isAsker({ tenantId: "", userId, name: "" }, problem) ? [userId] : [],
  );

/** Entra object ids of people who helped, without the story's author. */
async function helpersOf(
  deps: Pick<CommunityDeps, "records">,
  tenantId: string,
  { about, by, communityId }: Pick<Story, "about" | "by" | "communityId">,
): Promise<readonly string[]> {
  const find = (id: string) => deps.records.forTenant(tenantId).find(communityScope(communityId), id);
  const helpers = async (): Promise<string[]> => {
    if (about.kind === "tip") {
      const record = await find(tipRecordId(about.id));
      return record ? creditedIds(tipFrom(record)) : [];
    }
    const record = await find(problemRecordId(about.id));
    return record?.kind === problemRecords.kind ? solversOf(problemFrom(record)) : [];
  };
  return [...new Set(await helpers())].filter((userId) => userId !== by.userId && isReachable(userId));
}

/** Adds a story to the lists of people who helped. Harmless to repeat. */
export async function spreadStory(deps: Deps, tenantId: string, record: StoredRecord): Promise<Delivery> {
  const story = storyFrom(record);
  const helpers = await helpersOf(deps, tenantId, story);
  const { communityId, id: storyId } = story;
  const hasWords = story.text !== "";
  const records = deps.records.forTenant(tenantId);
  await Promise.all(
    helpers.map((userId) =>
      changeRecord(records, heardStories.key({ userId }), (current) => {
        const { stories, toldAt } = heardStories.read(current);
        const isSame = (one: HeardStory) => one.storyId === storyId && one.communityId === communityId;
        const known = stories.find(isSame);
        if (known && (known.hasWords || !hasWords)) return undefined;
        const others = stories.filter((one) => !isSame(one));
        const heard = { stories: [...others, { communityId, storyId, hasWords }], toldAt };
        return withHeardMessage(heardRecord(userId, current, heard), current, deps.now());
      }),
    ),
  );
  return { outcome: "delivered" };
}

/** One message waits at a time: it tells everything that is new by then. */
function withHeardMessage(
  record: RecordToWrite,
  current: StoredRecord | undefined,
  now: Date,
): RecordToWrite {
  const waits = current && waitingIn(current).some(({ kind }) => kind === heardMessageKind);
  if (waits) return record;
  const { toldAt } = heardStories.read(current);
  const soonest = now.getTime() + hearingTimes.first;
  const due = toldAt === null ? soonest : Math.max(soonest, Date.parse(toldAt) + hearingTimes.between);
  return withMessage(record, {
    id: `heard.${now.toISOString()}`,
    kind: heardMessageKind,
    order: "heard",
    data: { due: new Date(due).toISOString() },
  });
}

export const heardMessageData = z.object({ due: z.iso.datetime() });

/** The list with all that is new on it put into this batch. */
export function withBatch(record: StoredRecord, batch: string, now: Date): RecordToWrite {
  const { stories } = heardStories.read(record);
  const userId = record.scope.slice("person:".length);
  return heardRecord(userId, record, {
    stories: stories.map((one) => ({ ...one, batch: one.batch ?? batch })),
    toldAt: now.toISOString(),
  });
}

export const storiesOfBatch = ({ stories }: Heard, batch: string): HeardStory[] =>
  stories.filter((one) => one.batch === batch);
