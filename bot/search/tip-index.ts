// The tables of the index: what is written when a community's tips change, and what is read for a question.
import type { DatabaseSync } from "node:sqlite";
import { tipFrom, tipKind, type Tip } from "../community/tip.ts";
import type { Scope, StoredRecord } from "../records/records.ts";
import { DamagedIndexError } from "./index-file.ts";
import { numberIn, Statements, textIn, type Row } from "./statements.ts";
import { UseChanges, Vocabulary } from "./vocabulary.ts";
import { wordsOf } from "./words.ts";

/** Digits of a community's key before each of its words: 60 million communities in base 36. */
const keyLength = 5;

/** One community as the index knows it. */
export interface IndexedCommunity {
  readonly key: number;
  readonly tenantId: string;
  readonly communityId: string;
  /** Up to where it was read; undefined: never read, and nothing of it may be found. */
  readonly mark: string | undefined;
  /** True when the last read reached the end. */
  readonly caughtUp: boolean;
}

/** A tip, its words already split: that takes time and needs no transaction. */
export interface PreparedTip {
  readonly record: StoredRecord;
  readonly tip: Tip;
  readonly title: readonly string[];
  readonly tags: readonly string[];
  readonly body: readonly string[];
}

/** Rows that become visible together with the mark that covers them. */
interface IndexPage {
  readonly written: readonly PreparedTip[];
  /** Ids of records. */
  readonly removed: readonly string[];
  readonly mark: string;
  readonly caughtUp: boolean;
}

export interface Match {
  readonly key: number;
  readonly row: number;
  /** Less is better. */
  readonly rank: number;
}

/** Throws when the record is no tip that this version can read. */
export function prepareTip(record: StoredRecord): PreparedTip {
  const tip = tipFrom(record);
  return {
    record,
    tip,
    title: wordsOf(tip.title),
    tags: wordsOf(tip.tags.join("\n")),
    body: wordsOf(tip.markdown),
  };
}

/** A word of one community, as it stands in the full-text table. */
export const indexedWord = (key: number, word: string) => key.toString(36).padStart(keyLength, "0") + word;

export class TipIndex {
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

  /** Takes up a page whole or not at all. Tips that are known in this very version cost nothing. */
  take({ key }: IndexedCommunity, page: IndexPage): void {
    this.#sql.inTransaction(() => {
      const uses = new UseChanges();
      for (const id of page.removed) this.#remove(uses, key, id);
      for (const tip of page.written) this.#put(uses, key, tip);
      this.vocabulary.settle(key, uses);
      this.#sql.run(
        "update communities set mark = ?, caught_up = ? where key = ?",
        page.mark,
        page.caughtUp ? 1 : 0,
        key,
      );
    });
  }

  /** Makes the community unread: nothing of it is found from now on. Its rows go by {@link forgetSome}. */
  markUnread({ key }: IndexedCommunity): void {
    this.#sql.run("update communities set mark = null, caught_up = 0 where key = ?", key);
  }

  /** Drops at most so many tips of the community; false when none was left. */
  forgetSome({ key }: IndexedCommunity, limit: number): boolean {
    const rows = this.#sql.all("select record from tips where community = ? limit ?", key, limit);
    this.#sql.inTransaction(() => {
      const uses = new UseChanges();
      for (const row of rows) this.#remove(uses, key, textIn(row, "record"));
      this.vocabulary.settle(key, uses);
    });
    return rows.length > 0;
  }

  /** What fits an FTS5 expression, best first. The expression holds words of this community only (see query.ts). */
  match(key: number, expression: string, limit: number): Match[] {
    return this.#sql
      .all(
        "select rowid as row, rank from texts where texts match ? order by rank limit ?",
        expression,
        limit,
      )
      .map((row) => ({ key, row: numberIn(row, "row"), rank: numberIn(row, "rank") }));
  }

  getTip({ tenantId, communityId, key }: IndexedCommunity, row: number): Tip {
    // The community is asked for again: no fault in an expression could show another's tip.
    const found = this.#sql.one("select * from tips where row = ? and community = ?", row, key);
    if (found === undefined) throw new DamagedIndexError("A text in the search index has no tip.");
    return tipIn(found, tenantId, `community:${communityId}`);
  }

  #put(uses: UseChanges, key: number, { record, tip, title, tags, body }: PreparedTip): void {
    const known = this.#sql.one(
      "select version from tips where community = ? and record = ?",
      key,
      record.id,
    );
    if (known !== undefined && textIn(known, "version") === record.version) return;
    if (known !== undefined) this.#remove(uses, key, record.id);
    const { lastInsertRowid: row } = this.#sql.run(
      `insert into tips (community, record, version, created_at, changed_at, body) values (?, ?, ?, ?, ?, ?)`,
      key,
      record.id,
      record.version,
      record.createdAt,
      record.changedAt,
      JSON.stringify(record.body),
    );
    const text = (words: readonly string[]) => words.map((word) => indexedWord(key, word)).join(" ");
    this.#sql.run(
      "insert into texts (rowid, title, tags, body) values (?, ?, ?, ?)",
      row,
      text(title),
      text(tags),
      text(body),
    );
    uses.count(1, [...title, ...tags, ...body], tip.tags);
  }

  #remove(uses: UseChanges, key: number, recordId: string): void {
    const found = this.#sql.one(
      `select tips.*, texts.title, texts.tags, texts.body as words from tips left join texts on texts.rowid = tips.row
        where tips.community = ? and tips.record = ?`,
      key,
      recordId,
    );
    if (found === undefined) return;
    const words = ["title", "tags", "words"]
      .flatMap((column) => textIn(found, column).split(" "))
      .map((word) => word.slice(keyLength));
    // Neither tenant nor community matter for the tags.
    uses.count(-1, words, tipIn(found, "", "tenant").tags);
    this.#sql.run("delete from texts where rowid = ?", numberIn(found, "row"));
    this.#sql.run("delete from tips where row = ?", numberIn(found, "row"));
  }
}

function tipIn(row: Row, tenantId: string, scope: Scope): Tip {
  try {
    return tipFrom({
      tenantId,
      scope,
      id: textIn(row, "record"),
      kind: tipKind,
      version: textIn(row, "version"),
      createdAt: textIn(row, "created_at"),
      changedAt: textIn(row, "changed_at"),
      body: JSON.parse(textIn(row, "body")),
    });
  } catch (cause) {
    throw new DamagedIndexError("A tip in the search index cannot be read.", { cause });
  }
}
