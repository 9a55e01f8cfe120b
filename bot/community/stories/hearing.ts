// Those who helped hear of it: each has one private list of the stories that their help made possible. From there they
// are told of what is new once a day at most, together; a story that is taken back before then is never told.
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

/** In the outbox of a story: those who helped must hear of it. */
export const storyMessageKind = "story";
/** In the outbox of a person's list: what is new on it must be told. */
export const heardMessageKind = "heardStories";

/** Milliseconds. */
export const hearingTimes = {
  /** So long a story can be taken back before anybody is told, and others can join it. */
  first: 60 * 60_000,
  /** Between two tellings to one person. */
  between: 24 * 60 * 60_000,
} as const;

/**
 * The record with the message that those who helped must hear of it: when it is told first, and when it gets words.
 * @param basis what it was written over, or its id: no two messages of a record have the same.
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
  /** As it was told. */
  hasWords: z.boolean(),
  /** Of those that are told together; absent before that. */
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

/** Who wrote what solved it. Whoever asked is no helper, and of a message it is the author, not who brought it. */
const solversOf = (problem: Problem): string[] =>
  problem.replies.flatMap(({ accepted, author: { userId } }) =>
    accepted && userId !== undefined && !isAsker({ tenantId: "", userId, name: "" }, problem) ? [userId] : [],
  );

/** Entra object ids of those who helped, each once and never the teller. */
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

/** Puts a story on the lists of those who helped. Harmless to repeat. */
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
