import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import type { RecordStore } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { IndexInUseError, NotOurFileError } from "../../bot/search/index-file.ts";
import { communityId, openSearchable, readThrough, tenantId } from "./searchable.ts";

describe("the file of the search", () => {
  let folder: string;
  let file: string;
  let records: RecordStore;
  let marks: (string | undefined)[];
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), "commonplace-search-"));
    file = join(folder, "index", "search.db");
    records = await openSqliteRecords({ file: ":memory:", now: () => new Date("2026-03-02T09:00:00.000Z") });
    marks = [];
  });
  afterEach(async () => {
    await records.close();
    rmSync(folder, { recursive: true });
  });

  const open = () =>
    openSearchable({
      file,
      records,
      seen: readThrough((answer, mark) => {
        marks.push(mark);
        return answer;
      }),
    });

  /** An index of some size, closed again. */
  async function fill(): Promise<void> {
    const tips = await open();
    for (let number = 0; number < 60; number++)
      await tips.save({ title: `Tip number ${number}`, markdown: `word${number} `.repeat(200) });
    await tips.find("number");
    await tips.close();
    marks = [];
  }

  async function countTips(): Promise<number> {
    const tips = await open();
    try {
      const { entries: found, reading } = await tips.search.find(tenantId, [communityId], {
        query: "number",
        limit: 200,
      });
      assert.equal(reading, false);
      assert.deepEqual(tips.delivered, []);
      return found.length;
    } finally {
      await tips.close();
    }
  }

  it("is kept between runs, with the mark up to which it was read", async () => {
    await fill();

    assert.equal(await countTips(), 60);
    assert.equal(marks.length, 1);
    assert.notEqual(marks[0], undefined);
  });

  it("is rebuilt when it is missing", async () => {
    await fill();
    rmSync(file);

    assert.equal(await countTips(), 60);
    assert.equal(marks[0], undefined);
  });

  const damages: Record<string, () => void> = {
    "everything after its header is overwritten": () => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, 100));
    },
    "its pages but the first are overwritten": () => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, 4096));
    },
    "the pages in its second half are overwritten": () => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill(0xa5, Math.floor(bytes.length / 8192) * 4096));
    },
    "it is cut off": () => truncateSync(file, 3 * 4096),
    "its first line is wrong": () => {
      const bytes = readFileSync(file);
      writeFileSync(file, bytes.fill("nothing", 0, 16));
    },
    "it is empty": () => truncateSync(file, 0),
  };
  for (const [what, damage] of Object.entries(damages)) {
    it(`is rebuilt silently when ${what}`, async () => {
      await fill();
      damage();

      assert.equal(await countTips(), 60);
    });
  }

  it("is rebuilt when another version made it", async () => {
    await fill();
    const db = new DatabaseSync(file);
    db.exec("pragma user_version = 999999");
    db.close();

    assert.equal(await countTips(), 60);
    assert.equal(marks[0], undefined);
  });

  it("is refused, and left as it is, when it is somebody else's", async () => {
    const others: Record<string, (path: string) => Promise<void> | void> = {
      "notes.txt": (path) =>
        writeFileSync(path, "Shopping: bread, milk, and a great many other things that are no index."),
      "short.txt": (path) => writeFileSync(path, "milk"),
      "other.db": (path) => {
        const db = new DatabaseSync(path);
        db.exec("create table things (name text)");
        db.close();
      },
      "records.db": async (path) => {
        const other = await openSqliteRecords({ file: path, now: () => new Date(0) });
        await other.close();
      },
    };

    for (const [name, make] of Object.entries(others)) {
      file = join(folder, name);
      await make(file);
      const before = readFileSync(file);

      await assert.rejects(open(), NotOurFileError);

      assert.deepEqual(readFileSync(file), before);
    }
  });

  it("serves one process at a time, and says so in a sentence", async () => {
    const first = await open();

    await assert.rejects(
      open(),
      (error) => error instanceof IndexInUseError && error.message.includes("SEARCH_FILE"),
    );

    await first.close();
  });

  it("holds no byte of a tip that was removed", async () => {
    const tips = await open();
    const id = await tips.save({ title: "Canarybird", markdown: "canarytext", tags: ["canarytag"] });
    await tips.save({ title: "Something that stays" });
    await tips.find("canarybird");

    await tips.remove(id);
    await tips.find("canarybird");
    await tips.close();

    assert.doesNotMatch(readFileSync(file, "latin1"), /canary|yranac/i);
  });
});
