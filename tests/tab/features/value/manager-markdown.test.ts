import assert from "node:assert/strict";
import type { ManagerPageView, ValueView } from "../../../../bot/contract/stories.ts";
import { managerMarkdown } from "../../../../tab/src/features/value/manager-markdown.ts";
import { quarterWords } from "../../../../tab/src/features/value/value-words.ts";
import { addLaterWords, startWords } from "../../../../tab/src/words/words.ts";

const none: ValueView = {
  communityName: "Compilers",
  year: 2026,
  years: [2026],
  cycles: [],
  stories: [],
  solved: [],
  reading: false,
};
const told = { text: "Our builds are green.", createdAt: "2026-03-02T09:00:00.000Z" };

describe("the page for a manager as Markdown", () => {
  const words = startWords("en");
  before(() => addLaterWords(words));
  const markdown = (page: Partial<ManagerPageView>) =>
    managerMarkdown({ value: none, stories: [], leftOut: 0, ...page }, words.t, "en-GB");

  it("says so where there is no figure and no story", () => {
    assert.equal(
      markdown({}),
      `# What Compilers has changed in 2026

## In figures

There are no figures yet: each would be of three people or more.
`,
    );
  });

  it("has each figure in a sentence, and each story with its kind and its teller's name where they gave it", () => {
    const value: ValueView = {
      ...none,
      minutes: 660,
      cycles: [{ cycle: "applied", count: 3 }],
      stories: [{ quarter: 1, count: 3 }],
      solved: [{ quarter: 4, count: 5 }],
    };

    const page = markdown({
      value,
      stories: [{ ...told, cycle: "applied", name: "Grace Hopper" }, told],
    });

    assert.equal(
      page,
      `# What Compilers has changed in 2026

## In figures

- About 11 hours saved, as people reckon
- Stories by what changed, I used it: 3
- Stories over the year, ${quarterWords(1, "en-GB")}: 3
- Problems solved over the year, ${quarterWords(4, "en-GB")}: 5

Each figure is of three people or more, and rounded where it is of minutes.

## In people’s own words

> Our builds are green.
>
> _I used it_
>
> — Grace Hopper

> Our builds are green.
`,
    );
  });

  it("keeps people's words as words: no heading, list, link, image or markup becomes of them", () => {
    const text = "# Not a heading\n- no list\n\n[no](https://example.com) ![no](x) <b>no</b> *no*";

    const page = markdown({
      value: { ...none, communityName: "C# & <i>more</i>\n# Two" },
      stories: [{ ...told, text }],
    });

    assert.equal(page.match(/^#/gmu)?.length, 3);
    assert.doesNotMatch(page, /^> - |[^\\]\[no\]|[^\\]<b>|[^\\]\*no|[^\\]<i>/mu);
  });
});
