// A person who has done everything that the app can keep, on a store with files, to be exported and erased.
import assert from "node:assert/strict";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { createAccess } from "../../../bot/community/communities/access.ts";
import { askForJob, findMyJob } from "../../../bot/community/jobs/my-jobs.ts";
import { openSqliteRecords } from "../../../bot/records/sqlite/open.ts";
import { openSearch } from "../../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../../bot/search/records-with-search.ts";
import { openOnFake } from "../../records/cosmos-subject.ts";
import type { ContractSubject } from "../../records/contract/subject.ts";
import { fixedClock } from "../../records/fixed-clock.ts";
import { openInMemory } from "../../records/sqlite-subject.ts";
import { subjectOver } from "../../records/stores.ts";
import { ada, channel, grace, openWorld, otherChannel, workOff } from "../world.ts";
import { actEverywhere } from "./everywhere.ts";

export const zoe: Actor = {
  tenantId: ada.tenantId,
  userId: "bbbbbbbb-0000-4000-8000-00000000000a",
  name: "Zoe Canarybird",
};
const people = { one: zoe, other: grace, steward: ada };

/** For tests that look at bytes. */
export function openOnFile(folder: string) {
  const clock = fixedClock();
  const file = join(folder, "records.db");
  return subjectOver(
    () => openSqliteRecords({ file, now: clock.now }),
    clock,
    () => Promise.resolve(),
  );
}

/** What the person typed, wherever that may be. */
export const typed = [
  "tip-better-text",
  "note",
  "doubt",
  "message-text",
  "waiting-message-text",
  "added-message-text",
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
  "accessRequest",
  "hidden-story",
];

type Opens = (folder: string) => Promise<ContractSubject>;

export const backEnds: readonly (readonly [name: string, open: Opens])[] = [
  ["SQLite", openInMemory],
  ["Cosmos DB", () => openOnFake()],
];

export async function openPersonEverywhere(open: Opens) {
  const world = await openWorld();
  const folder = await mkdtemp(join(tmpdir(), "commonplace-my-data-"));
  const subject = await open(folder);
  const search = await openSearch({
    file: join(folder, "search.db"),
    records: subject.store,
    now: subject.now,
    onError: (error) => assert.fail(String(error)),
  });
  const records = recordsWithSearch(subject.store, search);
  const { roster } = world;
  roster.put(channel.conversationId, ada, grace, zoe);
  roster.put(otherChannel.conversationId, zoe, grace);
  const access = createAccess({ roster, now: subject.now });
  const deps = { ...world.deps, records, search, access, now: subject.now };
  const places = await actEverywhere(deps, people);
  await search.catchUp(ada.tenantId, places.home);
  return {
    world,
    subject,
    deps,
    places,
    /** With every file of the store and of the search index. */
    folder,
    eraseMyData: async (): Promise<void> => {
      await askForJob(deps, zoe, "eraseMyData");
      await workOff(deps);
      assert.equal((await findMyJob(deps, zoe, "eraseMyData"))?.state, "done");
    },
    close: async (): Promise<void> => {
      await search.close();
      await subject.close();
      await world.close();
      await rm(folder, { recursive: true });
    },
  };
}
