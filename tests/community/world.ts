// What tests of the domain start from: the real store and index in memory, a clock that stands still, and a roster
// that the test writes.
import assert from "node:assert/strict";
import { createAccess, type Access } from "../../bot/community/communities/access.ts";
import type { Actor } from "../../bot/community/core/actor.ts";
import type { Jobs } from "../../bot/community/communities/ports.ts";
import { Refusal } from "../../bot/community/core/refusal.ts";
import type { GivenTip } from "../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import type { StartCommunityInput } from "../../bot/contract/communities.ts";
import { colourOf } from "../../bot/contract/colours.ts";
import { dailyQuotas } from "../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../bot/limits/daily-quotas.ts";
import { createLinks } from "../../bot/links.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openJobs } from "../../bot/community/my-data/open-jobs.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../bot/search/records-with-search.ts";
import { type People, type Roster, RosterUnavailableError } from "../../bot/community/communities/roster.ts";
import type { EntryDeps } from "../../bot/community/entries/search.ts";

const tenantId = "0da9aa6d-8734-488f-99ea-324791843204";

export const ada: Actor = { tenantId, userId: "aaaaaaaa-0000-4000-8000-000000000001", name: "Ada Lovelace" };
export const grace: Actor = {
  tenantId,
  userId: "aaaaaaaa-0000-4000-8000-000000000002",
  name: "Grace Hopper",
};
/** On no roster. */
export const stranger: Actor = { tenantId, userId: "aaaaaaaa-0000-4000-8000-000000000009", name: "Mallory" };

/** As views name somebody who has an account. */
export const named = ({ userId, name }: Actor) => ({ name, colour: colourOf(userId) });

export const channel = {
  conversationId: "19:channel@thread.tacv2",
  kind: "channel",
  name: "Compilers",
} as const;
export const otherChannel = {
  conversationId: "19:other@thread.tacv2",
  kind: "channel",
  name: "Looms",
} as const;

/** A roster as a test writes it, with a count of what was asked. */
class WrittenRoster implements Roster {
  readonly members = new Map<string, Set<string>>();
  readonly #names = new Map<string, string>();
  asked = 0;
  failure: "notInstalled" | "noAnswer" | undefined;

  readonly people: People = {
    find: async (tenantId, conversationId, userId) =>
      (await this.people.list(tenantId, conversationId)).find((one) => one.userId === userId),
    list: (_tenantId, conversationId) => {
      if (this.failure) return Promise.reject(new RosterUnavailableError(this.failure));
      const ids = [...(this.members.get(conversationId) ?? [])];
      return Promise.resolve(ids.map((userId) => ({ userId, name: this.#names.get(userId) ?? "" })));
    },
  };

  put(conversationId: string, ...actors: Actor[]): void {
    this.members.set(conversationId, new Set(actors.map((actor) => actor.userId)));
    for (const { userId, name } of actors) this.#names.set(userId, name);
  }

  async hasMember(_tenantId: string, conversationId: string, userId: string): Promise<boolean> {
    this.asked++;
    await Promise.resolve();
    if (this.failure) throw new RosterUnavailableError(this.failure);
    return this.members.get(conversationId)?.has(userId) ?? false;
  }

  async listMembers(_tenantId: string, conversationId: string): Promise<ReadonlySet<string>> {
    this.asked++;
    await Promise.resolve();
    if (this.failure) throw new RosterUnavailableError(this.failure);
    return new Set(this.members.get(conversationId)?.keys());
  }
}

export interface World {
  deps: EntryDeps;
  roster: WrittenRoster;
  access: Access;
  /** What was told of records that lists left out. */
  unreadable: readonly unknown[];
  /** Moves the clock, in milliseconds. */
  pass(milliseconds: number): void;
  close(): Promise<void>;
}

export async function openWorld(): Promise<World> {
  let time = Date.parse("2026-03-02T09:00:00.000Z");
  let ids = 0;
  const unreadable: unknown[] = [];
  const now = () => new Date(time);
  const store = await openSqliteRecords({ file: ":memory:", now });
  const search = await openSearch({
    file: ":memory:",
    records: store,
    now,
    onError: (error) => assert.fail(String(error)),
  });
  const records = recordsWithSearch(store, search);
  const roster = new WrittenRoster();
  roster.put(channel.conversationId, ada, grace);
  roster.put(otherChannel.conversationId, ada);
  const access = createAccess({ roster, now });
  return {
    roster,
    access,
    unreadable,
    deps: {
      records,
      access,
      people: roster.people,
      search,
      links: createLinks("https://commonplace.example.com", undefined),
      quotas: memoryQuotas(dailyQuotas),
      nameOfChannel: () => Promise.resolve(""),
      jobs: nobodyWorks,
      now,
      onUnreadable: (error) => unreadable.push(error),
      newId: () => `nonce-${String(ids++).padStart(8, "0")}`,
    },
    pass: (milliseconds) => (time += milliseconds),
    close: async () => {
      await search.close();
      await records.close();
    },
  };
}

/** Jobs that are asked for wait until the test lets somebody work on them: see {@link workOff}. */
const nobodyWorks: Jobs = { begin: () => undefined };

/** Another instance works on all jobs that can be worked on now. @returns who was told that they are erased. */
export async function workOff(
  deps: EntryDeps,
  {
    onError = (error) => assert.fail(String(error)),
    tenantIds = [tenantId],
  }: { readonly onError?: (error: unknown) => void; readonly tenantIds?: readonly string[] } = {},
): Promise<string[]> {
  const delivered: string[] = [];
  const notifyErased = ({ userId }: Pick<Actor, "userId">) => Promise.resolve(void delivered.push(userId));
  const jobs = openJobs({ ...deps, tenantIds, notifyErased, onError });
  await jobs.settle();
  await jobs.stop();
  return delivered;
}

export const startInput = (changes: Partial<StartCommunityInput> = {}): StartCommunityInput => ({
  name: "Compilers",
  purpose: "How we translate.",
  place: channel,
  nonce: "nonce-of-start",
  ...changes,
});

export const tipInput = (changes: Partial<GivenTip> = {}): GivenTip => ({
  title: "Name your loops",
  markdown: "A loop with a *name* is found again.",
  tags: ["loops"],
  credit: { kind: "me" },
  nonce: "nonce-of-tip",
  ...changes,
});

/** Ada's community in the channel. */
export const givenCommunity = (world: World) => startCommunity(world.deps, ada, startInput());

/** For `assert.rejects`: the refusal with this code, and no other error. */
export const refusedWith = (code: string) => (error: unknown) =>
  error instanceof Refusal && error.reason.code === code;
