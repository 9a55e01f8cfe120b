// How every benchmark measures: some work and its floor take turns, round by round, so that what else the machine does
// meets both. Nothing here knows what is measured.
import { createHistogram, performance, type RecordableHistogram } from "node:perf_hooks";

/** One of the two that are compared. */
export interface Contender {
  /** Does the thing once. Throws when it did not go as it should. */
  readonly work: () => unknown;
  /** Milliseconds of processor time that all its work took so far, where it is another process that does it. */
  readonly processorTime?: () => number;
}

export interface Rounds {
  readonly rounds: number;
  /** Calls of each side in each round. */
  readonly calls: number;
  /** Calls under way at once. */
  readonly callers?: number;
  /** Calls of each side before anything is measured. */
  readonly warmUp?: number;
}

/** Times in milliseconds. */
interface Figures {
  readonly p50: number;
  readonly p99: number;
  readonly perSecond: number;
  /** Processor time of one call. */
  readonly processor: number;
}

export interface Comparison {
  readonly own: Figures;
  readonly floor: Figures;
  /** Our p50 over the floor's: the middle of all rounds, and the least and the greatest. */
  readonly ratio: { readonly middle: number; readonly least: number; readonly greatest: number };
}

/** No further round begins after so many milliseconds: a slow machine gives fewer calls, not a longer wait. */
const longestComparison = 1_800;

/** A side of the comparison with all that it took so far. */
class Side {
  readonly #contender: Contender;
  readonly #callers: number;
  readonly #all = createHistogram();
  #seconds = 0;
  #processor = 0;

  constructor(contender: Contender, callers: number) {
    this.#contender = contender;
    this.#callers = callers;
  }

  /** @returns the p50 of this round in nanoseconds. */
  async round(calls: number): Promise<number> {
    const times = createHistogram();
    const start = performance.now();
    const processorStart = this.#processorTime();
    await this.run(calls, times);
    this.#processor += this.#processorTime() - processorStart;
    this.#seconds += (performance.now() - start) / 1_000;
    this.#all.add(times);
    return times.percentile(50);
  }

  async run(calls: number, times?: RecordableHistogram): Promise<void> {
    let left = calls;
    const caller = async () => {
      while (left > 0) {
        left -= 1;
        const start = process.hrtime.bigint();
        await this.#contender.work();
        times?.record(process.hrtime.bigint() - start);
      }
    };
    await Promise.all(Array.from({ length: this.#callers }, caller));
  }

  figures(): Figures {
    return {
      p50: this.#all.percentile(50) / 1e6,
      p99: this.#all.percentile(99) / 1e6,
      perSecond: this.#all.count / this.#seconds,
      processor: this.#processor / this.#all.count,
    };
  }

  #processorTime(): number {
    return this.#contender.processorTime?.() ?? Number.NaN;
  }
}

/** Measures both in turns; which is first changes with each round. */
export async function compare(own: Contender, floor: Contender, size: Rounds): Promise<Comparison> {
  const { rounds, calls, callers = 1, warmUp = calls } = size;
  const sides = { own: new Side(own, callers), floor: new Side(floor, callers) };
  await sides.floor.run(warmUp);
  await sides.own.run(warmUp);

  const ratios: number[] = [];
  const start = performance.now();
  for (let round = 0; round < rounds && performance.now() - start < longestComparison; round++) {
    const p50 = { own: 0, floor: 0 };
    const order = round % 2 === 0 ? (["floor", "own"] as const) : (["own", "floor"] as const);
    for (const side of order) p50[side] = await sides[side].round(calls);
    ratios.push(p50.own / p50.floor);
  }
  ratios.sort((one, other) => one - other);
  return {
    own: sides.own.figures(),
    floor: sides.floor.figures(),
    ratio: {
      middle: ratios[Math.floor(ratios.length / 2)] ?? Number.NaN,
      least: ratios.at(0) ?? Number.NaN,
      greatest: ratios.at(-1) ?? Number.NaN,
    },
  };
}

/** Columns of a table. "x" is ours over the floor's. */
export function timesOf({ own, floor, ratio }: Comparison): Line {
  return {
    p50: milliseconds(own.p50),
    p99: milliseconds(own.p99),
    "floor p50": milliseconds(floor.p50),
    "floor p99": milliseconds(floor.p99),
    "p50 x": `${short(ratio.middle)} (${short(ratio.least)}-${short(ratio.greatest)})`,
    "p99 x": short(own.p99 / floor.p99),
  };
}

export function costsOf({ own, floor }: Comparison): Line {
  return {
    cpu: milliseconds(own.processor),
    "floor cpu": milliseconds(floor.processor),
    "cpu x": short(own.processor / floor.processor),
    "calls/s": String(Math.round(own.perSecond)),
    "floor calls/s": String(Math.round(floor.perSecond)),
    "calls/s x": (own.perSecond / floor.perSecond).toFixed(2),
  };
}

export function milliseconds(time: number): string {
  return time < 1 ? `${(time * 1_000).toFixed(0)} us` : `${time.toFixed(time < 10 ? 2 : 1)} ms`;
}

const short = (ratio: number) => ratio.toFixed(ratio < 10 ? 1 : 0);

/** Cells by the names of their columns. */
export type Line = Readonly<Record<string, string>>;

/** Every line has the columns of the first one. */
export function printTable(title: string, lines: readonly Line[]): void {
  const [first = {}] = lines;
  const columns = Object.keys(first).map((name) => {
    const cells = [name, ...lines.map((line) => line[name] ?? "")];
    const width = Math.max(...cells.map(({ length }) => length));
    return cells.map((cell) => (name === "" ? cell.padEnd(width) : cell.padStart(width)));
  });
  console.log(`\n${title}`);
  for (let row = 0; row <= lines.length; row++) console.log(columns.map((cells) => cells[row]).join("  "));
}
