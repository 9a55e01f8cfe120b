// A hook of every run: whatever keeps the process alive after the tests of a file is named, and fails the run.
import process from "node:process";
import { setImmediate as turn, setTimeout as wait } from "node:timers/promises";

/** Milliseconds in which what was closed may end. */
const grace = 20_000;

function openNow(): Map<string, number> {
  const counts = new Map<string, number>();
  for (const kind of process.getActiveResourcesInfo()) counts.set(kind, (counts.get(kind) ?? 0) + 1);
  return counts;
}

let before: ReadonlyMap<string, number> = new Map();

const left = (): string[] =>
  [...openNow()].flatMap(([kind, count]) => {
    const more = count - (before.get(kind) ?? 0);
    return more > 0 ? [`${more} ${kind}`] : [];
  });

export const mochaHooks: Mocha.RootHookObject = {
  async beforeAll() {
    // Mocha's own timer of a hook is there from its first turn on.
    await turn();
    before = openNow();
  },
  async afterAll(this: Mocha.Context) {
    const end = Date.now() + grace;
    await turn();
    while (left().length > 0 && Date.now() < end) await wait(20, undefined, { ref: false });
    const files = new Set(this.test?.parent?.suites.map((suite: Mocha.Suite) => suite.file));
    if (left().length > 0) throw new Error(`Left open: ${left().join(", ")} by ${[...files].join(", ")}`);
  },
};
