// Which words and tags a community uses, and in how many of its tips: what spelling is mended from.
import { numberIn, textIn, type Row, type Statements } from "./statements.ts";
import type { TagUse } from "../community/entries/search.ts";

/** Greater than every text that goes on after the prefix. */
const afterAll = "\u{10ffff}";

const mostTags = 1_000;

/** Words in one look-up: texts full of words with the same beginning block no one. */
const mostWords = 1_000;

export interface VocabularyWord {
  readonly word: string;
  /** Tips that hold it. */
  readonly uses: number;
}

/** How many tips more (or fewer) of a community hold a word or tag, gathered over a transaction. */
export class UseChanges {
  readonly words = new Map<string, number>();
  readonly tags = new Map<string, number>();

  /** Of one tip, repeats allowed: once more (1) or once less (-1). */
  count(difference: 1 | -1, words: readonly string[], tags: readonly string[]): void {
    for (const word of new Set(words)) this.words.set(word, (this.words.get(word) ?? 0) + difference);
    for (const tag of new Set(tags)) this.tags.set(tag, (this.tags.get(tag) ?? 0) + difference);
  }
}

export class Vocabulary {
  readonly #sql: Statements;

  constructor(sql: Statements) {
    this.#sql = sql;
  }

  /** The first word of the community, in order of code points, that begins so. A word itself comes first. */
  firstWordWith(key: number, beginning: string): string | undefined {
    const row = this.#sql.one(
      "select word from vocabulary where community = ? and word >= ? and word < ? limit 1",
      key,
      beginning,
      beginning + afterAll,
    );
    return row === undefined ? undefined : textIn(row, "word");
  }

  /** In how many tips the most used word stands that begins so. */
  mostUses(key: number, beginning: string): number {
    const row = this.#sql.one(
      "select coalesce(max(uses), 0) as uses from vocabulary where community = ? and word >= ? and word < ?",
      key,
      beginning,
      beginning + afterAll,
    );
    return row === undefined ? 0 : numberIn(row, "uses");
  }

  usesOf(key: number, word: string): number {
    const row = this.#sql.one("select uses from vocabulary where community = ? and word = ?", key, word);
    return row === undefined ? 0 : numberIn(row, "uses");
  }

  /** The most used first; see {@link mostWords}. */
  wordsBeginning(key: number, start: string, shortest: number, longest: number): VocabularyWord[] {
    return this.#wordsIn("word", key, start, shortest, longest);
  }

  /** The most used first; see {@link mostWords}. */
  wordsEnding(key: number, end: string, shortest: number, longest: number): VocabularyWord[] {
    return this.#wordsIn("backwards", key, backwards(end), shortest, longest);
  }

  #wordsIn(column: "word" | "backwards", key: number, start: string, shortest: number, longest: number) {
    const rows = this.#sql.all(
      `select word, uses from vocabulary
        where community = ? and ${column} >= ? and ${column} < ? and length(word) between ? and ?
        order by uses desc limit ?`,
      key,
      start,
      start + afterAll,
      shortest,
      longest,
      mostWords,
    );
    return rows.map(vocabularyWord);
  }

  /** The most used first; see {@link mostTags}. */
  tagsInUse(key: number): TagUse[] {
    return this.#sql
      .all("select tag, uses from tags where community = ? order by uses desc, tag limit ?", key, mostTags)
      .map((row) => ({ tag: textIn(row, "tag"), uses: numberIn(row, "uses") }));
  }

  settle(key: number, { words, tags }: UseChanges): void {
    // In the order of the table, so that neighbouring rows are on one page.
    for (const [word, difference] of [...words].sort(byName)) {
      if (difference > 0) {
        this.#sql.run(
          `insert into vocabulary (community, word, backwards, uses) values (?, ?, ?, ?)
            on conflict do update set uses = uses + excluded.uses`,
          key,
          word,
          backwards(word),
          difference,
        );
      } else if (difference < 0) {
        this.#sql.run(
          "update vocabulary set uses = uses + ? where community = ? and word = ?",
          difference,
          key,
          word,
        );
        this.#sql.run("delete from vocabulary where community = ? and word = ? and uses < 1", key, word);
      }
    }
    for (const [tag, difference] of tags) {
      this.#sql.run(
        `insert into tags (community, tag, uses) values (?, ?, ?)
          on conflict do update set uses = uses + excluded.uses`,
        key,
        tag,
        difference,
      );
      this.#sql.run("delete from tags where community = ? and tag = ? and uses < 1", key, tag);
    }
  }
}

const backwards = (word: string) => Array.from(word).reverse().join("");

const byName = ([one]: [string, number], [other]: [string, number]) => (one < other ? -1 : 1);

const vocabularyWord = (row: Row): VocabularyWord => ({
  word: textIn(row, "word"),
  uses: numberIn(row, "uses"),
});
