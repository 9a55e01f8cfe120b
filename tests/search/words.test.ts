import assert from "node:assert/strict";
import fc from "fast-check";
import { wordsOf } from "../../bot/search/words.ts";

describe("the words of a text", () => {
  const examples: Record<string, [text: string, words: string[]]> = {
    "are lower case": ["Roll BACK", ["roll", "back"]],
    "have no diacritics": ["Résumé naïve Łódź Ångström", ["resume", "naive", "lodz", "angstrom"]],
    "are the same, composed or not": ["re\u0301sume\u0301", ["resume"]],
    "spell letters out that have no base": [
      "Straße smørrebrød Ærø œuvre",
      ["strasse", "smorrebrod", "aero", "oeuvre"],
    ],
    "fold full width and other forms of letters": ["ＡＢＣ１２３ ﬁne 𝐀𝐁", ["abc123", "fine", "ab"]],
    "keep a version whole, without its v": ["v1.2.3 and 10.0.4", ["1.2.3", "and", "10.0.4"]],
    "are the parts of an identifier": [
      "node.js snake_case CVE-2024-1234",
      ["node", "js", "snake", "case", "cve", "2024", "1234"],
    ],
    "keep the names of languages": ["C++ C# F# .NET c++17", ["c++", "c#", "f#", "net", "c++", "17"]],
    "are never signs": ['"a" * -b: (c) ^ ~ 🎉 👩‍👩‍👧 \u0000 … ½', ["a", "b", "c"]],
    "are found in Japanese": ["東京都に住む", ["東京", "都", "に", "住む"]],
    "keep the voicing of Japanese": ["データベース 学校が", ["データベース", "学校", "が"]],
    "are found in Chinese": ["数据库连接池", ["数据", "库", "连接", "池"]],
    "are found in Thai, vowel signs and all": ["การเชื่อมต่อฐานข้อมูล", ["การ", "เชื่อม", "ต่อ", "ฐาน", "ข้อมูล"]],
    "keep the vowel signs of Hindi": ["हिन्दी", ["हिन्दी"]],
    "need no vowel points in Arabic and Hebrew": ["مُحَمَّد שָׁלוֹם", ["محمد", "שלום"]],
    "keep the syllables of Korean": ["한국어", ["한국어"]],
    "are known by 64 letters": ["x".repeat(100), ["x".repeat(64)]],
  };

  for (const [name, [text, words]] of Object.entries(examples)) {
    it(name, () => assert.deepEqual(wordsOf(text), words));
  }

  it("hold no white space, no quote and no capital, whatever the text", () => {
    const anyText = fc.string({ unit: "binary", maxLength: 60 });

    fc.assert(
      fc.property(anyText, (text) => {
        for (const word of wordsOf(text)) {
          assert.match(word, /^[^\s\p{Cc}"]+$/u);
          assert.equal(word.toLowerCase(), word);
        }
      }),
    );
  });
});
