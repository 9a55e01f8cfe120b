import assert from "node:assert/strict";
import fc from "fast-check";
import {
  emptyFigures,
  fewestPeople,
  shownIn,
  withStory,
  type Contributions,
  type Figures,
} from "../../../bot/community/stories/figures.ts";

const none = emptyFigures("salt");

const minutes = (amount: number): Contributions => ({ minutes: { cell: "all", amount } });

/** A story of each person, by the person's name. */
const withEach = (figures: Figures, given: Readonly<Record<string, number>>): Figures =>
  Object.entries(given).reduce(
    (before, [userId, amount]) => withStory(before, { storyId: `of ${userId}`, userId }, minutes(amount)),
    figures,
  );

const sumOf = ({ series }: Figures) => shownIn(series.minutes).get("all");

describe("figures of stories", () => {
  it("are shown from three different people on, however many stories two have told", () => {
    const two = ["1", "2", "3"].reduce(
      (before, storyId) => withStory(before, { storyId, userId: "ada" }, minutes(60)),
      withEach(none, { grace: 60 }),
    );

    assert.equal(sumOf(two), undefined);
    assert.equal(sumOf(withEach(two, { ben: 60 })), 300);
  });

  it("do not change when a fourth and a fifth person tell, but when a sixth does", () => {
    const three = withEach(none, { ada: 60, grace: 60, ben: 60 });
    const five = withEach(three, { mira: 200, tom: 200 });

    assert.equal(sumOf(five), sumOf(three));
    assert.equal(sumOf(withEach(five, { zoe: 200 })), 780);
  });

  it("stay as they are when somebody says another number later", () => {
    const three = withEach(none, { ada: 60, grace: 60, ben: 60 });

    assert.equal(sumOf(withEach(three, { ada: 2_000 })), 180);
  });

  it("take another number as long as the story is not part of them", () => {
    const three = withEach(withEach(none, { ada: 2_000, grace: 60 }), { ada: 60, ben: 60 });

    assert.equal(sumOf(three), 180);
  });

  it("lose the whole batch when one of its stories is taken back, and its stories never come again", () => {
    const six = withEach(none, { ada: 60, grace: 60, ben: 60, mira: 30, tom: 30, zoe: 30 });

    const without = withStory(six, { storyId: "of ada", userId: "ada" }, {});
    const again = withEach(without, { ada: 60, grace: 60, ben: 60, ida: 45 });

    assert.equal(sumOf(without), 90);
    assert.equal(sumOf(again), 90);
  });

  it("are rounded, so that minutes of one do not show in the sum's last digits", () => {
    assert.equal(sumOf(withEach(none, { ada: 60, grace: 60, ben: 7 })), 120);
  });

  it("keep what each gave only until it is counted, and never who it was", () => {
    const three = JSON.stringify(withEach(none, { ada: 61, grace: 62, ben: 63 }));

    assert.doesNotMatch(three, /\b6[123]\b|"(?:ada|grace|ben)"/u);
  });

  describe("whatever people tell, change and take back", () => {
    const people = ["ada", "grace", "ben", "mira", "tom"];
    const step = fc.record({
      userId: fc.constantFrom(...people),
      target: fc.nat({ max: 2 }),
      minutes: fc.option(fc.integer({ min: 1, max: 2_400 })),
      cycle: fc.option(fc.constantFrom("applied", "realised")),
    });

    type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

    const gives = ({ minutes: given, cycle }: Step): Contributions => ({
      ...(given !== null && { minutes: { cell: "all", amount: given } }),
      ...(cycle !== null && { cycle: { cell: cycle, amount: 1 }, told: { cell: "1", amount: 1 } }),
    });

    /** Who is behind each figure of a state: the stories in it, by cell. */
    function behind({ series }: Figures): Map<string, Set<string>> {
      const stories = new Map<string, Set<string>>();
      for (const [name, { batches }] of Object.entries(series)) {
        for (const { cell, storyIds } of batches) {
          const key = `${name} ${cell}`;
          stories.set(key, new Set([...(stories.get(key) ?? []), ...storyIds]));
        }
      }
      return stories;
    }

    const peopleOf = (storyIds: Iterable<string>) =>
      new Set([...storyIds].map((storyId) => storyId.split(" ")[0]));

    /** Every state that anybody could ever have seen. */
    const statesOf = (steps: readonly Step[]): Figures[] =>
      steps.reduce<Figures[]>(
        (states, one) => [
          ...states,
          withStory(
            states.at(-1) ?? none,
            { storyId: `${one.userId} ${one.target}`, userId: one.userId },
            gives(one),
          ),
        ],
        [none],
      );

    it("each figure is of three people at least", () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          for (const state of statesOf(steps)) {
            for (const storyIds of behind(state).values()) {
              assert.ok(peopleOf(storyIds).size >= fewestPeople);
            }
          }
        }),
      );
    });

    it("any two states differ, in each figure, by the stories of three people at least or not at all", () => {
      fc.assert(
        fc.property(fc.array(step, { maxLength: 60 }), (steps) => {
          const states = statesOf(steps).map((state) => ({ state, stories: behind(state) }));
          for (const [at, one] of states.entries()) {
            for (const other of states.slice(at + 1)) {
              for (const key of new Set([...one.stories.keys(), ...other.stories.keys()])) {
                const [a, b] = [one.stories.get(key), other.stories.get(key)];
                const difference = new Set([
                  ...[...(a ?? [])].filter((id) => !b?.has(id)),
                  ...[...(b ?? [])].filter((id) => !a?.has(id)),
                ]);
                if (difference.size > 0) assert.ok(peopleOf(difference).size >= fewestPeople, key);
                else
                  assert.deepEqual(shownOf(one.state), {
                    ...shownOf(one.state),
                    [key]: shownOf(other.state)[key],
                  });
              }
            }
          }
        }),
        { numRuns: 300 },
      );
    });

    const shownOf = ({ series }: Figures): Record<string, number> =>
      Object.fromEntries(
        Object.entries(series).flatMap(([name, one]) =>
          [...shownIn(one)].map(([cell, amount]) => [`${name} ${cell}`, amount]),
        ),
      );
  });
});
