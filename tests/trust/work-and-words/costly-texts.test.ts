// Promise 45, of the converter and of what the tab formats.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import ReactMarkdown from "react-markdown";
import remarkGfm from "remark-gfm";
import { excerptOf } from "../../../bot/community/text/excerpt.ts";
import { markdownFromMessage } from "../../../bot/community/text/message-to-markdown.ts";
import { isCostlyMarkdown } from "../../../bot/contract/markdown-cost.ts";
import { commandIn } from "../../../bot/teams/typed-command.ts";
import { costlyLines, costlyMessages, everyPattern, worstTexts } from "./costly-texts.ts";
import { inForm, promise } from "../promise.ts";

/** Twice what the promise says: other processes share the machine. */
const mostMilliseconds = 400;

/** Milliseconds of processor time, the second of two runs where the first one was long: it may have compiled code. */
function busyFor(work: () => unknown): number {
  const once = () => {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    return (user + system) / 1_000;
  };
  const first = once();
  return first < mostMilliseconds / 4 ? first : Math.min(first, once());
}

/** As the tab formats a text. */
const rendered = (text: string): string =>
  renderToStaticMarkup(createElement(ReactMarkdown, { remarkPlugins: [remarkGfm], children: text }));

describe("costly texts", () => {
  promise(45, "text that keeps the parser busy is known without parsing it", {}, (trial) => {
    for (const [what, text] of Object.entries(worstTexts)) {
      trial.tried();

      assert.ok(isCostlyMarkdown(text), what);
      const busy = busyFor(() => {
        isCostlyMarkdown(text);
        excerptOf(text);
      });
      assert.ok(busy < mostMilliseconds, `${what}: ${busy} ms`);
    }
  });

  promise(45, "no line keeps the estimate itself busy", {}, (trial) => {
    for (const [what, text] of Object.entries(costlyLines)) {
      trial.tried();

      const busy = busyFor(() => isCostlyMarkdown(text) || rendered(text));

      assert.ok(busy < mostMilliseconds, `${what}: ${busy} ms`);
    }
  });

  promise(45, "no message keeps the converter busy", {}, (trial) => {
    for (const [what, message] of Object.entries(costlyMessages)) {
      trial.tried();

      const busy = busyFor(() => markdownFromMessage(message));

      assert.ok(busy < mostMilliseconds, `${what}: ${busy} ms`);
    }
  });

  promise(45, "no message to the bot keeps its commands busy", {}, (trial) => {
    for (const text of ["\ufdfa".repeat(50_000), `find ${"\ufdfa".repeat(50_000)}`]) {
      trial.tried();

      const busy = busyFor(() => commandIn(text));

      assert.ok(busy < 50, `${busy} ms`);
    }
  });

  promise(
    45,
    "all other text is formatted in 200 ms",
    { timeout: { short: 20_000, long: 1_800_000 } },
    (trial) => {
      const sampled = inForm({ short: 500, long: 1 });
      let longest = 0;
      let number = 0;
      for (const [what, text] of everyPattern()) {
        number += 1;
        if (number % sampled !== 0 || isCostlyMarkdown(text)) continue;
        trial.tried();
        // What is quick at a quarter of the length is quick, even when it grows with the square.
        if (busyFor(() => rendered(text.slice(0, 5_000))) < 12) continue;
        const busy = busyFor(() => rendered(text));
        longest = Math.max(longest, busy);
        assert.ok(busy < mostMilliseconds, `${JSON.stringify(what)}: ${busy} ms`);
      }
      trial.measured(`at most ${Math.round(longest)} ms`);
    },
  );
});
