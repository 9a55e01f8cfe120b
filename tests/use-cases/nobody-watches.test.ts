// Nobody is watched: whoever reads, searches or opens something leaves nothing behind, and no log line names a person or
// what a person wrote. Every route, dialog, search, bot command and button is asked for.
import assert from "node:assert/strict";
import { before, describe, it } from "mocha";
import { ada, ben } from "../teams/rig.ts";
import { askEach, type Asked } from "./ask-each.ts";
import { useCases } from "./use-cases.ts";

const isReading = (asked: string): boolean =>
  /^(GET|open|search) |^verb findEntries$|^a pasted link$/u.test(asked);

describe("what is kept of those who read", () => {
  let rows: readonly Asked[];
  before(async function () {
    this.timeout(600_000);
    rows = await askEach();
  });

  it("is nothing: no reading, searching or opening writes a record, but for a lease, which names nobody", () => {
    const readings = rows.filter(({ name }) => {
      const { covers } = useCases[name];
      return covers.length > 0 && covers.every(isReading);
    });

    assert.ok(readings.length > 30);
    const left = readings.flatMap(({ name, written }) => written.map((record) => `${name}: ${record}`));
    assert.deepEqual(
      left.filter((one) => !one.endsWith(": tenant lease.my-data")),
      [],
    );
  });

  it("is nothing in the log, which names no person and no word of theirs", () => {
    const canaries = [
      ...[ada, ben].flatMap(({ userId, name }) => [userId, name]),
      "spooler",
      "Printing",
      "what keeps us going",
    ];
    const requests = rows.filter(({ name }) =>
      useCases[name].covers.some((asked) => asked.startsWith("GET ")),
    );
    assert.ok(requests.length > 30 && requests.every(({ logged }) => logged !== ""));
    for (const { name, logged } of rows)
      for (const canary of canaries)
        assert.ok(!logged.toLowerCase().includes(canary.toLowerCase()), `${name}: ${canary} is in the log`);
  });
});
