// Tips of a language that nobody speaks, the same ones in each run. A few words are in most texts and most words in
// few, as in any language.
import { seededRandom } from "../seeded-random.ts";

export interface MadeUpTip {
  readonly id: string;
  readonly title: string;
  readonly tags: readonly string[];
  readonly markdown: string;
}

const wordCount = 30_000;
const onsets = "b c ch cl cr d dr f fl g gr h j k l m n p pl pr qu r s sh sl st t tr v w".split(" ");
const rhymes = "a ade al an ar e ed el en er i ic ide in ing io ite o on op or u ule um ust y".split(" ");

export class MadeUpLanguage {
  readonly #random = seededRandom(20_260_101);
  readonly #words: readonly string[];

  constructor() {
    this.#words = Array.from({ length: wordCount }, () =>
      Array.from({ length: 2 + this.below(3) }, () => this.oneOf(onsets) + this.oneOf(rhymes)).join(""),
    );
  }

  below(count: number): number {
    return Math.floor(this.#random() * count);
  }

  oneOf<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error("Nothing to choose from.");
    return one;
  }

  word(): string {
    return this.#words[Math.floor(wordCount ** this.#random()) - 1] ?? "";
  }

  sentence(length: number): string {
    return Array.from({ length }, () => this.word()).join(" ");
  }

  tips(count: number): MadeUpTip[] {
    return Array.from({ length: count }, (_, number) => ({
      id: `bench-${String(number).padStart(8, "0")}`,
      title: this.sentence(4 + this.below(6)),
      tags: Array.from({ length: this.below(4) }, () => this.word()),
      markdown: this.sentence(40 + this.below(120)),
    }));
  }
}
