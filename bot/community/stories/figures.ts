// Figures of which none can be traced to a person, also not by looking twice. Pure: how they lie in records stands in
// year-figures.ts.
//
// The rule. A figure is made of batches. A batch holds stories of at least three different people, as they were when it
// was closed, and only its rounded sum is kept. A story is in at most one batch of a series, ever. A batch never changes:
// when one of its stories is taken back the whole batch leaves the figure, and its other stories do not come back. So
// any two states in which a figure was ever shown differ by whole batches, that is, by stories of three people or more,
// or not at all. What a story says later does not change a batch in which it is.
import { derivedId } from "../ids.ts";

/** From so many different people on a figure is shown, and by so many it grows. */
export const fewestPeople = 3;

/** A sum of minutes grows by multiples of this. */
const roundedTo = { minutes: 15, cycle: 1, told: 1 } as const;

/** What is counted, each over its own cells: minutes as they are, stories by cycle, stories by quarter. */
export const seriesNames = ["minutes", "cycle", "told"] as const;
export type SeriesName = (typeof seriesNames)[number];

/** What a story gives to one series. */
export interface Contribution {
  readonly cell: string;
  readonly amount: number;
}

export type Contributions = Partial<Record<SeriesName, Contribution>>;

interface Waiting extends Contribution {
  readonly storyId: string;
  /** Tells people of the same series apart; not their id. */
  readonly person: string;
}

interface Batch {
  readonly cell: string;
  /** Rounded: what each story gave is known no more. */
  readonly amount: number;
  readonly storyIds: readonly string[];
}

export interface Series {
  /** Not yet part of any figure. */
  readonly waiting: readonly Waiting[];
  readonly batches: readonly Batch[];
  /** Stories of batches that left: never counted again, or the difference would tell. */
  readonly spent: readonly string[];
}

const emptySeries: Series = { waiting: [], batches: [], spent: [] };

export interface Figures {
  /** Keeps the signs of people from being compared with those of other records. */
  readonly salt: string;
  readonly series: Readonly<Record<SeriesName, Series>>;
}

/** What tells people of one record apart. */
export const personInFigures = (salt: string, userId: string): string =>
  derivedId("person in figures", salt, userId);

export const emptyFigures = (salt: string): Figures => ({
  salt,
  series: { minutes: emptySeries, cycle: emptySeries, told: emptySeries },
});

/**
 * The figures after a story was told, changed or taken back (`gives` is empty then). The same object when nothing
 * changes; harmless to repeat.
 */
export function withStory(
  figures: Figures,
  { storyId, userId }: { readonly storyId: string; readonly userId: string },
  gives: Contributions,
): Figures {
  const person = personInFigures(figures.salt, userId);
  const one = (name: SeriesName): Series => {
    const given = gives[name];
    const before = figures.series[name];
    if (!given) return without(before, storyId);
    return withOne(before, { storyId, person, ...given }, roundedTo[name]);
  };
  const series = { minutes: one("minutes"), cycle: one("cycle"), told: one("told") };
  return seriesNames.every((name) => series[name] === figures.series[name])
    ? figures
    : { ...figures, series };
}

function without(series: Series, storyId: string): Series {
  const batch = series.batches.find(({ storyIds }) => storyIds.includes(storyId));
  if (batch) {
    return {
      ...series,
      batches: series.batches.filter((one) => one !== batch),
      spent: [...series.spent, ...batch.storyIds],
    };
  }
  const waiting = series.waiting.filter((one) => one.storyId !== storyId);
  return waiting.length === series.waiting.length ? series : { ...series, waiting };
}

function withOne(series: Series, story: Waiting, step: number): Series {
  const isCounted = series.batches.some(({ storyIds }) => storyIds.includes(story.storyId));
  if (isCounted || series.spent.includes(story.storyId)) return series;
  const known = series.waiting.find(({ storyId }) => storyId === story.storyId);
  if (known?.cell === story.cell && known.amount === story.amount) return series;
  const waiting = [...series.waiting.filter((one) => one !== known), story];
  const together = waiting.filter(({ cell }) => cell === story.cell);
  if (new Set(together.map(({ person }) => person)).size < fewestPeople) return { ...series, waiting };
  const sum = together.reduce((total, { amount }) => total + amount, 0);
  const batch: Batch = {
    cell: story.cell,
    amount: Math.round(sum / step) * step,
    storyIds: together.map(({ storyId }) => storyId),
  };
  return {
    ...series,
    waiting: waiting.filter(({ cell }) => cell !== story.cell),
    batches: [...series.batches, batch],
  };
}

/** What is shown: by cell, only those that have a figure. */
export function shownIn({ batches }: Series): ReadonlyMap<string, number> {
  const shown = new Map<string, number>();
  for (const { cell, amount } of batches) shown.set(cell, (shown.get(cell) ?? 0) + amount);
  return shown;
}
