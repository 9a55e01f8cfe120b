import assert from "node:assert/strict";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../../bot/community/actor.ts";
import { createAccess } from "../../../bot/community/access.ts";
import { eraseMyData } from "../../../bot/community/my-data/erasure.ts";
import { exportMyData } from "../../../bot/community/my-data/export-my-data.ts";
import type { CommunityDeps } from "../../../bot/community/ports.ts";
import type { StoredRecord } from "../../../bot/records/records.ts";
import type { WholeStore } from "../../../bot/records/whole-store.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import { fixedClock } from "../../records/fixed-clock.ts";
import { subjectOver } from "../../records/stores.ts";
import { ada, channel, grace, openWorld, otherChannel, type World } from "../world.ts";
import { actEverywhere, markOf, type Ids } from "./everywhere.ts";

const zoe: Actor = {
  tenantId: ada.tenantId,
  userId: "bbbbbbbb-0000-4000-8000-00000000000a",
  name: "Zoe Canarybird",
};
const people = { one: zoe, other: grace, steward: ada };

/** With its file where the test looks at bytes. */
function openOnFile(folder: string) {
  const clock = fixedClock();
  const file = join(folder, "records.db");
  return subjectOver(
    () => openSqliteRecords({ file, now: clock.now }),
    clock,
    () => Promise.resolve(),
  );
}

/** What the person typed, wherever that may be. */
const typed = [
  "tip-better-text",
  "note",
  "doubt",
  "message-text",
  "waiting-message-text",
  "by-hand-text",
  "chat-text",
  "problem-text",
  "nameless-text",
  "reply",
  "own-reply",
  "accepted",
  "reopened",
  "taken-over",
  "domain",
  "report",
  "answer",
  "tag",
  "draft",
  "draft-text",
  "thanks",
  "thanks-unanswered",
  "second",
  "story",
];

async function allRecords(store: WholeStore): Promise<StoredRecord[]> {
  const all: StoredRecord[] = [];
  let cursor: string | undefined;
  do {
    const page = await store.listAll({ size: 200, ...(cursor !== undefined && { cursor }) });
    all.push(...page.records);
    cursor = page.cursor;
  } while (cursor !== undefined);
  return all;
}

for (const [backEnd, open] of [
  ["SQLite", openOnFile],
  ["Cosmos DB", () => openOnFake()],
] as const) {
  describe(`what is held about a person, on ${backEnd}`, () => {
    let world: World;
    let subject: Awaited<ReturnType<typeof open>>;
    let search: Awaited<ReturnType<typeof openSearch>>;
    let folder: string;
    let deps: CommunityDeps;
    let places: Awaited<ReturnType<typeof actEverywhere>> & Ids;

    beforeEach(async () => {
      world = await openWorld();
      folder = await mkdtemp(join(tmpdir(), "commonplace-my-data-"));
      subject = await open(folder);
      search = await openSearch({
        file: join(folder, "search.db"),
        records: subject.store,
        onError: (error) => assert.fail(String(error)),
      });
      const { roster } = world;
      roster.put(channel.conversationId, ada, grace, zoe);
      roster.put(otherChannel.conversationId, zoe, grace);
      const access = createAccess({ roster, now: subject.now });
      deps = { ...world.deps, records: subject.store, search, access, now: subject.now };
      places = await actEverywhere(deps, people);
      await search.catchUp(ada.tenantId, places.home);
    });
    afterEach(async () => {
      await search.close();
      await subject.close();
      await world.close();
      await rm(folder, { recursive: true });
    });

    it("is in the file of that person, and nothing that is the others'", async () => {
      const { file, pages } = await exportMyData(deps, zoe);

      const text = JSON.stringify(file);
      for (const what of typed) assert.ok(text.includes(markOf(zoe, what)), what);
      const theirs = [...text.matchAll(/mark-02-[\w-]*/gu)].map(([mark]) => mark);
      assert.deepEqual([...new Set(theirs)].sort(), [
        // What was said to the person, and what bears their name.
        "mark-02-thanks",
        "mark-02-thanks-to-you",
        "mark-02-thanks-unanswered",
        "mark-02-tip-mended",
        "mark-02-tip-mended-text",
      ]);
      assert.ok(!text.includes(grace.userId));
      assert.deepEqual(file.leftOut, []);
      assert.ok(
        pages.some(({ folder, markdown }) => folder === "replies" && markdown === markOf(zoe, "reply")),
      );
    });

    it("is gone after erasing: no record has their id or name", async () => {
      assert.equal(await eraseMyData(deps, zoe), "erased");

      for (const record of await allRecords(subject.store)) {
        const text = JSON.stringify(record);
        assert.ok(!text.includes(zoe.userId), `id in ${record.kind}: ${text}`);
        assert.ok(!text.includes(zoe.name), `name in ${record.kind}: ${text}`);
      }
      const { file } = await exportMyData(deps, zoe);
      assert.deepEqual([file.own, file.communities], [[], []]);
    });

    it("leaves what is the others' as it was", async () => {
      const before = JSON.stringify((await exportMyData(deps, grace)).file);

      await eraseMyData(deps, zoe);

      const after = JSON.stringify((await exportMyData(deps, grace)).file);
      const marksIn = (text: string) => [...new Set(text.match(/mark-02-[\w-]*/gu))].sort();
      assert.deepEqual(marksIn(after), marksIn(before));
    });

    if (backEnd === "SQLite")
      it("leaves no byte of them in any file, while all goes on", async () => {
        await eraseMyData(deps, zoe);

        const names = await readdir(folder);
        assert.ok(names.includes("records.db") && names.includes("search.db"));
        for (const name of names) {
          const bytes = await readFile(join(folder, name));
          for (const canary of [zoe.userId, zoe.name, markOf(zoe, "draft-text"), markOf(zoe, "story")])
            assert.ok(!bytes.includes(canary), `${canary} in ${name}`);
        }
      });
  });
}
