import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { before, describe, it } from "mocha";
import { budgets } from "./budgets.ts";
import { growLongLists } from "./long-lists.ts";
import { measureRows, rowNames, type Row } from "./measure.ts";
import { budgetOf, costsFile } from "./page.ts";

describe("round trips to the store, where every list is long", () => {
  let rows: readonly Row[];
  before(async function () {
    this.timeout(600_000);
    rows = await measureRows(await growLongLists());
  });

  for (const name of rowNames)
    it(`stay within the budget of "${name}"`, () => {
      const row = rows.find((one) => one.name === name);
      assert.ok(row);
      const { requests, rounds } = budgets[name];

      assert.ok(row.requests <= requests, `${row.requests} requests of at most ${requests}`);
      assert.ok(row.rounds <= rounds, `${row.rounds} rounds of at most ${rounds}`);
    });

  it("have their budgets in docs/costs.md: npm run round-trips -- --write", () => {
    const page = readFileSync(costsFile, "utf8").replaceAll(/ +/gu, " ");

    for (const name of rowNames) assert.ok(page.includes(`| ${name} | ${budgetOf(name)} |`), name);
  });
});
