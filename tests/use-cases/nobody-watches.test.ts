// Nobody is watched: reading, searching or opening leaves nothing behind, and no log line names a person or what a
// person wrote. Every route, dialog, search, bot command and button is asked for.
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { askEach, type Asked } from "./ask-each.ts";
import { isReadingOnly, leftByReading, peopleInLog } from "./nobody-watches.ts";
import { useCases } from "./use-cases.ts";

describe("what is kept of those who read", () => {
  let rows: readonly Asked[];
  before(async function () {
    this.timeout(600_000);
    rows = await askEach();
  });

  it("is nothing: no reading, searching or opening writes a record, but for a lease, which names nobody", () => {
    assert.ok(rows.filter(({ name }) => isReadingOnly(name)).length > 30);
    assert.deepEqual(leftByReading(rows), []);
  });

  it("is nothing in the log, which names no person and no word of theirs", () => {
    const requests = rows.filter(({ name }) =>
      useCases[name].covers.some((asked) => asked.startsWith("GET ")),
    );
    assert.ok(requests.length > 30 && requests.every(({ logged }) => logged !== ""));
    assert.deepEqual(peopleInLog(rows), []);
  });
});
