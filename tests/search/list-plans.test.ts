import assert from "node:assert/strict";
import type { DatabaseSync, SQLInputValue } from "node:sqlite";
import type { EntryFilter } from "../../bot/community/entries/entry.ts";
import { listEntriesIn } from "../../bot/search/entry-list.ts";
import { indexFilter } from "../../bot/search/filter-conditions.ts";
import { openIndexFile } from "../../bot/search/index-file.ts";
import { Statements, type Row } from "../../bot/search/statements.ts";

/** Keeps how SQLite would answer each question, instead of answering it. */
class Plans extends Statements {
  readonly used: string[] = [];
  readonly #db: DatabaseSync;

  constructor(db: DatabaseSync) {
    super(db);
    this.#db = db;
  }

  override all(sql: string, ...values: SQLInputValue[]): Row[] {
    const plan = this.#db.prepare(`explain query plan ${sql}`).all(...values);
    this.used.push(plan.map(({ detail }) => String(detail)).join("; "));
    return [];
  }
}

const community = { communityId: "field-craft" };
const ageingBefore = new Map([[community.communityId, "2026-01-01T00:00:00.000Z"]]);

const lists: readonly [string, EntryFilter, readonly string[]][] = [
  ["all entries", {}, ["entries_newest"]],
  ["tips", { kinds: ["tip"] }, ["entries_by_kind"]],
  ["open problems", { kinds: ["problem"], state: "open" }, ["entries_by_state"]],
  [
    "open problems of others",
    { state: "open", isUnanswered: true, notAskedBy: "mateo" },
    ["entries_by_state"],
  ],
  ["problems without a reply", { isUnanswered: true }, ["entries_unanswered"]],
  ["a person's own problems", { askedBy: "mateo" }, ["entries_by_asker"]],
  ["what waits for a person", { waitsFor: "mateo" }, ["entries_waiting"]],
  [
    "doubted and ageing tips",
    { kinds: ["tip"], freshness: { is: ["doubted", "ageing"], ageingBefore } },
    ["entries_doubted", "entries_by_freshness"],
  ],
  ["fresh tips", { freshness: { is: ["fresh"], ageingBefore } }, ["entries_by_freshness"]],
  [
    "some records",
    { among: [{ communityId: community.communityId, recordId: "tip:1" }] },
    ["entries_by_record"],
  ],
];

describe("the index of each list", () => {
  let db: DatabaseSync;
  before(() => (db = openIndexFile(":memory:")));
  after(() => db.close());

  for (const [name, filter, indexes] of lists)
    it(`serves ${name} without a walk over the community`, async () => {
      const plans = new Plans(db);
      await listEntriesIn(plans, indexFilter(filter, new Map([[1, community]])), {
        after: undefined,
        size: 20,
      });
      assert.deepEqual(
        plans.used.map((plan) => /INDEX (\w+)/u.exec(plan)?.[1]),
        indexes,
      );
    });

  it("asks nothing where nothing ages", async () => {
    const plans = new Plans(db);
    const filter: EntryFilter = { freshness: { is: ["ageing"], ageingBefore: new Map() } };
    await listEntriesIn(plans, indexFilter(filter, new Map([[1, community]])), {
      after: undefined,
      size: 20,
    });
    assert.deepEqual(plans.used, []);
  });
});
