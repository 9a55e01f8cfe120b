// The figures of a community's stories, one record for each calendar year (UTC). A story counts for the year in which it
// was told first.
import { z } from "zod";
import type { RecordToWrite, Scope, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import { changedRecord, readBody } from "../stored-body.ts";
import {
  emptyFigures,
  personInFigures,
  seriesNames,
  withStory,
  type Contributions,
  type Figures,
} from "./figures.ts";
import { isShared, type Story } from "./story.ts";

const series = z.object({
  waiting: z.array(
    z.object({ storyId: z.string(), person: z.string(), cell: z.string(), amount: z.number() }),
  ),
  batches: z.array(z.object({ cell: z.string(), amount: z.number(), storyIds: z.array(z.string()) })),
  spent: z.array(z.string()),
});

const figuresBody = z.object({
  format: z.literal(1),
  salt: z.string(),
  series: z.object({ minutes: series, cycle: series, told: series }),
});
type Body = z.infer<typeof figuresBody>;

export const figuresKind = "figures";

/** Stories of one year that are counted; a record holds no more. */
const mostCounted = 8_000;

export const yearOf = (at: string): number => new Date(at).getUTCFullYear();
export const quarterOf = (at: string): number => Math.floor(new Date(at).getUTCMonth() / 3) + 1;

const placeOf = (communityId: string, year: number): { scope: Scope; id: string } => ({
  scope: communityScope(communityId),
  id: `figures.${year}`,
});

const bodyOf = ({ salt, series: { minutes, cycle, told } }: Figures) => {
  const copy = (one: Figures["series"]["minutes"]): Body["series"]["minutes"] => ({
    waiting: one.waiting.map((story) => ({ ...story })),
    batches: one.batches.map((batch) => ({ ...batch, storyIds: [...batch.storyIds] })),
    spent: [...one.spent],
  });
  return { salt, series: { minutes: copy(minutes), cycle: copy(cycle), told: copy(told) } };
};

/** What a story gives: minutes whoever reads it, for they are shown in a sum only; the rest when it is shared. */
function contributionsOf(story: Story): Contributions {
  const { minutes, cycle, createdAt } = story;
  return {
    ...(minutes !== undefined && { minutes: { cell: "all", amount: minutes } }),
    ...(isShared(story) && {
      told: { cell: String(quarterOf(createdAt)), amount: 1 },
      ...(cycle && { cycle: { cell: cycle, amount: 1 } }),
    }),
  };
}

export const givesFigures = (story: Story): boolean => Object.keys(contributionsOf(story)).length > 0;

const storiesIn = ({ series: { minutes, cycle, told } }: Figures): number =>
  Math.max(
    ...[minutes, cycle, told].map(
      ({ waiting, batches, spent }) =>
        waiting.length + spent.length + batches.reduce((sum, { storyIds }) => sum + storyIds.length, 0),
    ),
  );

async function change(
  deps: Pick<CommunityDeps, "records" | "newId">,
  actor: Pick<Actor, "tenantId">,
  story: Story,
  gives: Contributions,
): Promise<void> {
  const place = placeOf(story.communityId, yearOf(story.createdAt));
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    const figures = current ? readBody(current, figuresBody, 1) : emptyFigures(deps.newId());
    const isFull = storiesIn(figures) >= mostCounted;
    const changed =
      isFull && Object.keys(gives).length > 0
        ? figures
        : withStory(figures, { storyId: story.id, userId: story.by.userId }, gives);
    if (changed === figures) return undefined;
    const body = bodyOf(changed);
    return current
      ? changedRecord<Body>(current, 1, body)
      : { ...place, kind: figuresKind, body: { format: 1, ...body } satisfies Body };
  });
}

/** Counts the story as it is now. Harmless to repeat. */
export const countStory = (
  deps: Pick<CommunityDeps, "records" | "newId">,
  actor: Pick<Actor, "tenantId">,
  story: Story,
): Promise<void> => change(deps, actor, story, contributionsOf(story));

/** Takes the story out of all figures. Harmless to repeat. */
export const uncountStory = (
  deps: Pick<CommunityDeps, "records" | "newId">,
  actor: Pick<Actor, "tenantId">,
  story: Story,
): Promise<void> => change(deps, actor, story, {});

/** As figures know somebody: by their stories, and by a sign that each record makes for itself. */
interface Counted {
  readonly userId: string;
  readonly storyIds: ReadonlySet<string>;
}

const storyIdsIn = ({ series, salt }: Figures, { userId, storyIds }: Counted): string[] => {
  const sign = personInFigures(salt, userId);
  const found = seriesNames.flatMap((name) => [
    ...series[name].waiting.flatMap((one) => (one.person === sign ? [one.storyId] : [])),
    ...series[name].batches.flatMap((batch) => batch.storyIds.filter((id) => storyIds.has(id))),
  ]);
  return [...new Set(found)];
};

/** What the figures hold of somebody: which of their stories count, and what waits to be counted. Undefined: nothing. */
export function figuresOfPerson(
  record: StoredRecord,
  person: Counted,
): { readonly countedStories: readonly string[]; readonly waiting: readonly object[] } | undefined {
  const figures = readBody(record, figuresBody, 1);
  const countedStories = storyIdsIn(figures, person);
  if (countedStories.length === 0) return undefined;
  const waiting = seriesNames.flatMap((name) =>
    figures.series[name].waiting
      .filter(({ storyId }) => countedStories.includes(storyId))
      .map(({ storyId, cell, amount }) => ({ series: name, storyId, cell, amount })),
  );
  return { countedStories, waiting };
}

/** The figures without somebody's stories, as if each had been taken back. */
export function figuresWithout(record: StoredRecord, person: Counted): RecordToWrite {
  const read: Figures = readBody(record, figuresBody, 1);
  const figures = storyIdsIn(read, person).reduce(
    (left, storyId) => withStory(left, { storyId, userId: person.userId }, {}),
    read,
  );
  return changedRecord<Body>(record, 1, bodyOf(figures));
}

/** The figures of a year, for whoever has access. */
export async function readFigures(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
  year: number,
): Promise<Figures> {
  const { scope, id } = placeOf(communityId, year);
  const record = await deps.records.forTenant(actor.tenantId).find(scope, id);
  return record ? readBody(record, figuresBody, 1) : emptyFigures("");
}
