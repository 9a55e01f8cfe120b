// What the tests of the search share: real records in memory, the real search over them, tips with only what matters.
import type { Entry } from "../../bot/community/entries/entry.ts";
import { communityScope } from "../../bot/community/communities/community.ts";
import { tipRecord, tipRecordId, type NewTip } from "../../bot/community/tips/tip.ts";
import { withVerbs, type Changes, type RecordStore } from "../../bot/records/records.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import { openSearch } from "../../bot/search/entry-search.ts";
import { recordsWithSearch } from "../../bot/search/records-with-search.ts";

export const tenantId = "tenant-one";
export const communityId = "community-one";

type TipWords = Partial<Pick<NewTip, "id" | "communityId" | "title" | "markdown" | "tags">>;

let lastTip = 0;

const tip = (words: TipWords): NewTip => ({
  id: `tip-${String(++lastTip).padStart(4, "0")}`,
  communityId,
  title: "Untitled",
  markdown: "",
  tags: [],
  credited: [],
  source: { kind: "written" },
  savedBy: { userId: "person-one", name: "Ada" },
  ...words,
});

export interface Searchable {
  /** Whose writes the search hears of, as those of its own process. */
  readonly records: RecordStore;
  /** The same, for others: the search does not hear of these writes. */
  readonly store: RecordStore;
  readonly search: Awaited<ReturnType<typeof openSearch>>;
  /** What the search told of by the way. */
  readonly delivered: unknown[];
  /** Lets the moment of every waiting question be over. */
  letMomentPass(): void;
  /** Moves the clock, in milliseconds. */
  pass(milliseconds: number): void;
  /** Gives the tip's id. */
  save(words: TipWords, tenant?: string): Promise<string>;
  edit(id: string, words: TipWords): Promise<void>;
  remove(id: string): Promise<void>;
  /** Ids of the tips found, in order. */
  find(query: string, limit?: number): Promise<string[]>;
  close(): Promise<void>;
}

interface SearchableOptions {
  readonly file?: string;
  readonly records?: RecordStore;
  /** What the search sees of the records. */
  readonly seen?: (records: RecordStore) => RecordStore;
}

export async function openSearchable(options: SearchableOptions = {}): Promise<Searchable> {
  let time = Date.parse("2026-03-02T09:00:00.000Z");
  const now = () => new Date(time);
  const store = options.records ?? (await openSqliteRecords({ file: ":memory:", now }));
  const delivered: unknown[] = [];
  const moments = new Set<() => void>();
  const search = await openSearch({
    file: options.file ?? ":memory:",
    records: options.seen?.(store) ?? store,
    now,
    onError: (error) => delivered.push(error),
    afterMoment: (callBack) => {
      moments.add(callBack);
      return () => moments.delete(callBack);
    },
  });
  const records = recordsWithSearch(store, search);
  const current = async (id: string) => {
    const record = await records.forTenant(tenantId).find(communityScope(communityId), tipRecordId(id));
    if (record === undefined) throw new Error(`There is no tip ${id}.`);
    return record;
  };
  return {
    records,
    store,
    search,
    delivered,
    letMomentPass: () => {
      for (const callBack of moments) callBack();
    },
    pass: (milliseconds) => (time += milliseconds),
    save: async (words, tenant = tenantId) => {
      const saved = tip(words);
      await records.forTenant(tenant).write(tipRecord(saved), { absent: true });
      return saved.id;
    },
    edit: async (id, words) => {
      const { version } = await current(id);
      await records.forTenant(tenantId).write(tipRecord(tip({ ...words, id })), { version });
    },
    remove: async (id) => {
      const { version } = await current(id);
      await records.forTenant(tenantId).remove(communityScope(communityId), tipRecordId(id), version);
    },
    find: async (query, limit = 10) => {
      const { entries } = await search.find(tenantId, [communityId], { query, limit });
      return idsOf(entries);
    },
    close: async () => {
      await search.close();
      if (options.records === undefined) await records.close();
    },
  };
}

export const idsOf = (entries: readonly Entry[]): string[] =>
  entries.map((entry) => (entry.kind === "tip" ? entry.tip.id : entry.problem.id));

/** Records whose changes come through `onRead`: it sees each answer as it was read, and may hold it back or fail. */
export const readThrough =
  (onRead: (answer: Changes, mark: string | undefined) => Promise<Changes> | Changes) =>
  (store: RecordStore): RecordStore =>
    withVerbs(store, (records) => ({
      changesSince: async (scope, mark, limit) =>
        onRead(await records.changesSince(scope, mark, limit), mark),
    }));
