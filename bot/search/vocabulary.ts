// Which words and tags a community uses, and in how many of its tips: what spelling is mended from.
import { numberIn, textIn, type Statements } from "./statements.ts";
import type { TagUse } from "../community/entries/search.ts";

/** Greater than every text that goes on after the prefix. */
const afterAll = "\u{10ffff}";

const mostTags = 1_000;

/** Words of which the most used one is looked for. */
const mostWords = 1_000;

/** Words looked through to mend one: texts full of words with the same beginning block no one. */
const mostLookedThrough = 10_000;

/** Words whose uses change in one transaction: some 10 ms. */
const countedAtOnce = 500;

/** How many entries more (or fewer) of a community hold a word or tag. */
export class UseChanges {
  readonly words = new Map<string, number>();
  readonly tags = new Map<string, number>();

  /** Of one entry, repeats allowed: once more (1) or once less (-1). */
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

  /** In how many tips the most used word stands that begins so: of the first {@link mostWords}. */
  mostUses(key: number, beginning: string): number {
    const row = this.#sql.one(
      `select coalesce(max(uses), 0) as uses from
        (select uses from vocabulary where community = ? and word >= ? and word < ? limit ?)`,
      key,
      beginning,
      beginning + afterAll,
      mostWords,
    );
    return row === undefined ? 0 : numberIn(row, "uses");
  }

  /** The first words that begin so, in order of code points. */
  firstWordsWith(key: number, beginning: string, most: number): string[] {
    return this.#sql
      .all(
        "select word from vocabulary where community = ? and word >= ? and word < ? order by word limit ?",
        key,
        beginning,
        beginning + afterAll,
        most,
      )
      .map((row) => textIn(row, "word"));
  }

  usesOf(key: number, word: string): number {
    const row = this.#sql.one("select uses from vocabulary where community = ? and word = ?", key, word);
    return row === undefined ? 0 : numberIn(row, "uses");
  }

  /** Of so many characters; see {@link mostLookedThrough}. */
  wordsBeginning(key: number, start: string, shortest: number, longest: number): string[] {
    return this.#wordsIn("word", key, start, shortest, longest);
  }

  /** Of so many characters; see {@link mostLookedThrough}. */
  wordsEnding(key: number, end: string, shortest: number, longest: number): string[] {
    return this.#wordsIn("backwards", key, backwards(end), shortest, longest);
  }

  /** Without their uses: the index from the end has none, and few of these words are near enough to ask for them. */
  #wordsIn(column: "word" | "backwards", key: number, start: string, shortest: number, longest: number) {
    return this.#sql
      .all(
        `select word from
          (select word from vocabulary where community = ? and ${column} >= ? and ${column} < ? limit ?)
          where length(word) between ? and ?`,
        key,
        start,
        start + afterAll,
        mostLookedThrough,
        shortest,
        longest,
      )
      .map((row) => textIn(row, "word"));
  }

  /** The most used first; see {@link mostTags}. */
  tagsInUse(key: number): TagUse[] {
    return this.#sql
      .all("select tag, uses from tags where community = ? order by uses desc, tag limit ?", key, mostTags)
      .map((row) => ({ tag: textIn(row, "tag"), uses: numberIn(row, "uses") }));
  }

  /** Counts what is used more often (1) or less often (-1), some at a time: `pause` is awaited in between. */
  async count(
    key: number,
    sign: 1 | -1,
    { words, tags }: UseChanges,
    pause: () => Promise<void>,
  ): Promise<void> {
    const isMeant = ([, difference]: [string, number]) => difference * sign > 0;
    // In the order of the table, so that neighbouring rows are on one page.
    const changed = [...words].filter(isMeant).sort(byName);
    for (let at = 0; at < changed.length; at += countedAtOnce) {
      await pause();
      this.#sql.inTransaction(() => {
        for (const [word, difference] of changed.slice(at, at + countedAtOnce))
          this.#countWord(key, word, difference);
      });
    }
    const changedTags = [...tags].filter(isMeant);
    if (changedTags.length === 0) return;
    this.#sql.inTransaction(() => {
      for (const [tag, difference] of changedTags) this.#countTag(key, tag, difference);
    });
  }

  #countWord(key: number, word: string, difference: number): void {
    if (difference > 0) {
      this.#sql.run(
        `insert into vocabulary (community, word, backwards, uses) values (?, ?, ?, ?)
          on conflict do update set uses = uses + excluded.uses`,
        key,
        word,
        backwards(word),
        difference,
      );
      return;
    }
    const { changes } = this.#sql.run(
      "update vocabulary set uses = uses + ? where community = ? and word = ? and uses > ?",
      difference,
      key,
      word,
      -difference,
    );
    if (changes === 0) this.#sql.run("delete from vocabulary where community = ? and word = ?", key, word);
  }

  #countTag(key: number, tag: string, difference: number): void {
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

const backwards = (word: string) => Array.from(word).reverse().join("");

const byName = ([one]: [string, number], [other]: [string, number]) => (one < other ? -1 : 1);
