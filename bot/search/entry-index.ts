// The tables of the index: what is written when a community's entries change, and what is read for a question.
import type { DatabaseSync } from "node:sqlite";
import { entryFrom, type Entry } from "../community/entries/entry.ts";
import type { Scope } from "../records/records.ts";
import { listEntriesIn, type ListedEntry, type ListPlace } from "./entry-list.ts";
import { conditionsOf, type CommunityFilter, type IndexFilter } from "./filter-conditions.ts";
import { DamagedIndexError } from "./index-file.ts";
import type { PreparedEntry, ReadEntry } from "./prepared-entry.ts";
import { numberIn, Statements, textIn, type Row } from "./statements.ts";
import { countUses, wordsAt, writeChange, type EntryChange } from "./entry-rows.ts";
import { UseChanges, Vocabulary } from "./vocabulary.ts";

export interface IndexedCommunity {
  readonly key: number;
  readonly tenantId: string;
  readonly communityId: string;
  /** Up to where it was read; undefined: never read, and nothing of it may be found. */
  readonly mark: string | undefined;
  /** True when the last read reached the end. */
  readonly caughtUp: boolean;
}

/** Different words that are counted together, or those of one entry. */
const countedTogether = 2_000;

/** Words written in one transaction, or those of one entry. */
const writtenAtOnce = 1_000;

/** With how many words it writes and drops. */
interface CountedChange {
  readonly change: EntryChange;
  readonly words: number;
}

export interface Match {
  readonly key: number;
  readonly row: number;
  /** Less is better. */
  readonly rank: number;
}

export class EntryIndex {
  readonly vocabulary: Vocabulary;
  readonly #sql: Statements;

  constructor(db: DatabaseSync) {
    this.#sql = new Statements(db);
    this.vocabulary = new Vocabulary(this.#sql);
  }

  close(): void {
    this.#sql.close();
  }

  community(tenantId: string, communityId: string): IndexedCommunity {
    const found = this.#sql.one(
      "select * from communities where tenant = ? and community = ?",
      tenantId,
      communityId,
    );
    if (found === undefined) {
      this.#sql.run("insert into communities (tenant, community) values (?, ?)", tenantId, communityId);
      return this.community(tenantId, communityId);
    }
    const mark = found["mark"];
    return {
      key: numberIn(found, "key"),
      tenantId,
      communityId,
      mark: typeof mark === "string" ? mark : undefined,
      caughtUp: numberIn(found, "caught_up") === 1,
    };
  }

  /** The communities that were ever searched here, by key: the next ones after that key. */
  communitiesAfter(key: number, limit: number): { key: number; tenantId: string; communityId: string }[] {
    return this.#sql
      .all("select key, tenant, community from communities where key > ? order by key limit ?", key, limit)
      .map((row) => ({
        key: numberIn(row, "key"),
        tenantId: textIn(row, "tenant"),
        communityId: textIn(row, "community"),
      }));
  }

  /** Whether the words of the entry are in the index as they are now. */
  hasTexts({ key }: IndexedCommunity, { record, textsKey }: ReadEntry): boolean {
    const known = this.#sql.one(
      "select texts_key from entries where community = ? and record = ?",
      key,
      record.id,
    );
    return known !== undefined && textIn(known, "texts_key") === textsKey;
  }

  /**
   * Takes up entries, and drops those of these records, in small pieces: `pause` is awaited in between. Interrupted, some
   * words stay counted once too often until the file is made anew; no word that an entry holds is ever missing.
   */
  async change(
    { key }: IndexedCommunity,
    { written, removed }: { readonly written: readonly PreparedEntry[]; readonly removed: readonly string[] },
    pause: () => Promise<void>,
  ): Promise<void> {
    const changes: EntryChange[] = [
      ...removed.map((recordId) => ({ recordId, entry: undefined })),
      ...written.map((entry) => ({ recordId: entry.record.id, entry })),
    ];
    let uses = new UseChanges();
    let counted: CountedChange[] = [];
    for (const [at, change] of changes.entries()) {
      await pause();
      counted.push({ change, words: countUses(this.#sql, uses, key, change) });
      if (uses.words.size < countedTogether && at < changes.length - 1) continue;
      await this.vocabulary.count(key, 1, uses, pause);
      await this.#write(key, counted, pause);
      await this.vocabulary.count(key, -1, uses, pause);
      uses = new UseChanges();
      counted = [];
    }
  }

  async #write(key: number, counted: readonly CountedChange[], pause: () => Promise<void>): Promise<void> {
    const left = [...counted].reverse();
    while (left.length > 0) {
      await pause();
      this.#sql.inTransaction(() => {
        for (let words = 0; words < writtenAtOnce;) {
          const one = left.pop();
          if (!one) return;
          writeChange(this.#sql, key, one.change);
          words += one.words;
        }
      });
    }
  }

  /** All up to this mark was taken up. */
  moveMark({ key }: IndexedCommunity, mark: string, caughtUp: boolean): void {
    this.#sql.run(
      "update communities set mark = ?, caught_up = ? where key = ?",
      mark,
      caughtUp ? 1 : 0,
      key,
    );
  }

  /** Makes the community unread: nothing of it is found from now on. Its rows go by {@link forgetSome}. */
  markUnread({ key }: IndexedCommunity): void {
    this.#sql.run("update communities set mark = null, caught_up = 0 where key = ?", key);
  }

  /** Drops at most so many entries of the community, as {@link change} does; false when none was left. */
  async forgetSome(community: IndexedCommunity, limit: number, pause: () => Promise<void>): Promise<boolean> {
    const rows = this.#sql.all(
      "select record from entries where community = ? limit ?",
      community.key,
      limit,
    );
    const removed = rows.map((row) => textIn(row, "record"));
    await this.change(community, { written: [], removed }, pause);
    return rows.length > 0;
  }

  /** What fits an FTS5 expression, best first. The expression holds words of this community only (see query.ts). */
  match(
    key: number,
    expression: string,
    { limit, filter }: { limit: number; filter: CommunityFilter },
  ): Match[] {
    const { sql, values } = conditionsOf(filter);
    return this.#sql
      .all(
        `select entries.row as row, rank from texts join entries on entries.row = texts.rowid
          where texts match ? ${sql} order by rank limit ?`,
        expression,
        ...values,
        limit,
      )
      .map((row) => ({ key, row: numberIn(row, "row"), rank: numberIn(row, "rank") }));
  }

  /** Newest first. In slices: see {@link listEntriesIn}. */
  list(filters: IndexFilter, slice: { after: ListPlace | undefined; size: number }): Promise<ListedEntry[]> {
    return listEntriesIn(this.#sql, filters, slice);
  }

  /** How many entries the community has. */
  size(key: number): number {
    const row = this.#sql.one("select count(*) as size from entries where community = ?", key);
    return row === undefined ? 0 : numberIn(row, "size");
  }

  /** Undefined when it was removed since it was found. */
  findEntry({ tenantId, communityId, key }: IndexedCommunity, row: number): Entry | undefined {
    // The community is asked for again: no fault in an expression could show another's entry.
    const found = this.#sql.one("select * from entries where row = ? and community = ?", row, key);
    return found && entryIn(found, tenantId, `community:${communityId}`);
  }

  /** All words of an entry: of its title, its tags and its texts; repeats stay. */
  wordsAt(row: number): string[] {
    return wordsAt(this.#sql, row);
  }
}

function entryIn(row: Row, tenantId: string, scope: Scope): Entry {
  let entry: Entry | undefined;
  try {
    entry = entryFrom({
      tenantId,
      scope,
      id: textIn(row, "record"),
      kind: textIn(row, "kind"),
      version: textIn(row, "version"),
      createdAt: textIn(row, "created_at"),
      changedAt: textIn(row, "changed_at"),
      body: JSON.parse(textIn(row, "body")),
    });
  } catch (cause) {
    throw new DamagedIndexError("An entry in the search index cannot be read.", { cause });
  }
  if (entry === undefined) throw new DamagedIndexError("The search index holds something that is no entry.");
  return entry;
}
