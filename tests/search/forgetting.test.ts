import assert from "node:assert/strict";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { assertGaveWay, loopDelayDuring } from "../loop-delay.ts";
import { inTemporaryFolder } from "../records/sqlite-subject.ts";
import { openSearchable, type Searchable } from "./searchable.ts";

const canary = "canarybird";

async function copiesIn(folder: string): Promise<number> {
  let copies = 0;
  for (const name of await readdir(folder))
    copies += (await readFile(join(folder, name))).toString("latin1").split(canary).length - 1;
  return copies;
}

/** A community of tips, some of which hold the canary and are removed once they were found. */
async function withRemovedTips(work: (folder: string, searchable: Searchable) => Promise<void>) {
  await inTemporaryFolder(async (folder) => {
    const searchable = await openSearchable({ file: join(folder, "search.db") });
    const ids: string[] = [];
    for (let index = 0; index < 300; index += 1) {
      const markdown = `${index % 2 === 0 ? `${canary}${index} ` : ""}${"loom weft ".repeat(index % 60)}`;
      const id = await searchable.save({ title: `Number ${index}`, markdown });
      if (index % 2 === 0) ids.push(id);
    }
    while ((await searchable.find(`${canary}298`)).length === 0);
    for (const id of ids) await searchable.remove(id);
    await searchable.find("loom");
    try {
      await work(folder, searchable);
    } finally {
      await searchable.close();
    }
  });
}

describe("bytes of what was removed from the search index", () => {
  it("are gone from its files, and it finds what is left as before, also opened again", () =>
    withRemovedTips(async (folder, searchable) => {
      const before = await searchable.find("loom");
      assert.ok((await copiesIn(folder)) > 0, "nothing was left, so this proves nothing");

      await searchable.search.forgetBytes();

      assert.equal(await copiesIn(folder), 0);
      assert.deepEqual(await searchable.find("loom"), before);
      await searchable.search.close();
      assert.deepEqual(await readdir(folder), ["search.db"]);
    }));

  it("go while it answers, and nobody is held up", () =>
    withRemovedTips(async (_folder, searchable) => {
      const delay = await loopDelayDuring(async () => {
        const forgetting = searchable.search.forgetBytes();
        assert.equal((await searchable.find("loom", 5)).length, 5);
        const id = await searchable.save({ title: "Heddle" });
        assert.deepEqual(await searchable.find("heddle"), [id]);
        await forgetting;
        assert.deepEqual(await searchable.find("heddle"), [id]);
      });

      assertGaveWay(delay);
    }));

  it("stay where it is closed meanwhile, and the next time they go", () =>
    withRemovedTips(async (folder, { search, records }) => {
      const forgetting = assert.rejects(search.forgetBytes());
      await search.close();
      await forgetting;

      const again = await openSearchable({ file: join(folder, "search.db"), records });
      await again.search.forgetBytes();

      assert.equal(await copiesIn(folder), 0);
      await again.search.close();
    }));

  it("touch no file of somebody else's", () =>
    withRemovedTips(async (folder, searchable) => {
      const foreign = join(folder, "search.db.new");
      await writeFile(foreign, "Dear diary,\n".repeat(100));

      await assert.rejects(searchable.search.forgetBytes(), { name: "NotOurFileError" });

      assert.ok((await readFile(foreign)).toString().startsWith("Dear diary"));
      assert.ok((await searchable.find("loom")).length > 0);
    }));
});
