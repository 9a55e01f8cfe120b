// Renamed tags as words: what people type may mean a tag by its present name, and entries hold it as it was typed.
import type { RenamedTag } from "../community/communities/tag-names.ts";
import { wordsOf } from "./words.ts";

/** Words of such tags in one question about one community: far more than a search means, and found in some milliseconds. */
const mostWords = 2_000;

export class RenamedWords {
  readonly #tags: readonly { readonly typed: readonly string[]; readonly name: readonly string[] }[];
  #room = mostWords;

  constructor(renamed: readonly RenamedTag[]) {
    this.#tags = renamed
      .map(({ typed, name }) => ({ typed: wordsOf(typed), name: wordsOf(name) }))
      .filter(({ typed }) => typed.length > 0);
  }

  /** The words of each tag that has such a word in its name, as it was typed; none any more above {@link mostWords}. */
  calledBy(isMeant: (word: string) => boolean): (readonly string[])[] {
    return this.#tags.flatMap(({ typed, name }) => {
      if (typed.length > this.#room || !name.some(isMeant)) return [];
      this.#room -= typed.length;
      return [typed];
    });
  }
}
