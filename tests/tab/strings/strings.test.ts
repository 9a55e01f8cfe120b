import assert from "node:assert/strict";
import { dayStrings } from "../../../tab/src/strings/day-strings.ts";
import { enLater } from "../../../tab/src/strings/en-later.ts";
import { addLaterStrings, dateLocale, startStrings } from "../../../tab/src/strings/strings.ts";

describe("the tab's words", () => {
  it("count in whole sentences", async () => {
    const strings = startStrings("en-gb");
    await addLaterStrings(strings);
    const { t } = strings;

    assert.deepEqual(
      [0, 1, 2].map((count) => t("search.found", { count })),
      ["0 results", "1 result", "2 results"],
    );
  });

  for (const locale of ["en-us", "de-AT", "", "not a locale"]) {
    it(`are English for ${JSON.stringify(locale)}`, () => {
      assert.equal(startStrings(locale).t("app.tryAgain"), "Try again");
    });
  }

  it("turn the quotation marks of a title into inner ones", async () => {
    const strings = startStrings("en");
    await addLaterStrings(strings);

    assert.equal(
      strings.t("story.about.tip", { title: "Ask “what is broken?”" }),
      "About the tip “Ask ‘what is broken?’”",
    );
    assert.doesNotMatch(JSON.stringify(enLater), /“\{\{\w+\}\}”/u);
  });

  it("leave people's own text as it is", () => {
    assert.equal(
      startStrings("en").t("tip.thanks", { names: "<b>Ada</b> & Co" }),
      "Thanks to <b>Ada</b> & Co",
    );
  });
});

describe("the locale of dates", () => {
  it("is the person's own in the language of the words", () => {
    assert.equal(dateLocale("en-gb", "en"), "en-GB");
  });

  it("is that of the words where the person speaks another language, or none that is known", () => {
    assert.equal(dateLocale("de-AT", "en"), "en");
    assert.equal(dateLocale("not a locale", "en"), "en");
  });
});

describe("the words for a day", () => {
  const now = new Date(2026, 10, 3, 12);
  const short = (day: number) =>
    dayStrings(new Date(2026, 10, day, 12).toISOString(), now, "en-gb")?.short ?? "no time";

  it("are near for days that have just been, and a date for those long ago or still to come", () => {
    assert.deepEqual([3, 2, -3, -4, 4, 10].map(short), [
      "today",
      "yesterday",
      "6 days ago",
      "27 Oct 2026",
      "4 Nov 2026",
      "10 Nov 2026",
    ]);
  });
});
