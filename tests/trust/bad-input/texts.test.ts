// Promises 26 to 28: people's text in Markdown and in cards. In a real browser it is tried in in-browser.test.ts.
import assert from "node:assert/strict";
import { after, before, describe } from "mocha";
import { dialogCommands } from "../../../bot/contract/commands.ts";
import { markdownFromMessage } from "../../../bot/community/text/message-to-markdown.ts";
import { cardBytes, maxCardBytes } from "../../../bot/teams/cards/size.ts";
import { attacks, run } from "../../attacks.ts";
import { nodesOf as markdownNodes, unsafeNodes, visibleText } from "../../community/text/message-reading.ts";
import { cardsOf, filled, fillings, linkedCards } from "../../teams/all-cards.ts";
import { contentOf, nodesOf } from "../../teams/card-client.ts";
import { startRig, type Rig } from "../../teams/rig.ts";
import { post } from "../../teams/save-tip-rig.ts";
import { inForm, promise } from "../promise.ts";
import { withEachPart } from "./mangled.ts";

/** Elements in which the converter treats what is inside in a way of its own. */
const wrappers = [
  "p",
  "b",
  "li",
  "blockquote",
  "td",
  "a",
  "h1",
  ...inForm({ short: [], long: ["code", "pre"] }),
];

describe("a message's text", () => {
  promise(26, "a message's HTML becomes Markdown in which nothing can act", {}, (trial) => {
    for (const [at, first] of attacks.entries()) {
      for (const second of inForm({ short: attacks.slice(at, at + 2), long: attacks })) {
        for (const name of wrappers) {
          trial.tried();
          const html = `<${name}>${first}</${name}>${second}${first}`;
          for (const message of [{ html }, { text: html }])
            assert.deepEqual(unsafeNodes(markdownFromMessage(message).markdown), [], `${name} ${at}`);
        }
      }
    }
  });

  promise(26, "of scripts and styles in a message not even the text is left", {}, (trial) => {
    for (const element of [`<script>${run}</script>`, `<style>a { b: url(${run}) }</style>`]) {
      for (const name of wrappers) {
        trial.tried();
        const { markdown } = markdownFromMessage({ html: `<${name}>before${element}after</${name}>` });
        assert.equal(visibleText(markdown), "beforeafter", name);
      }
    }
  });

  describe("on the real bot", () => {
    let bot: Rig;

    before(async () => {
      bot = await startRig();
      await bot.startCommunity({ name: "Release makers" });
    });
    after(() => bot.close());

    promise(26, "whatever is null or missing in a message, its action gets an answer", {}, async (trial) => {
      const nothings = inForm<readonly unknown[]>({ short: [null], long: [null, undefined, "", [], {}] });
      for (const commandId of dialogCommands) {
        for (const messagePayload of nothings.flatMap((nothing) => withEachPart(post, nothing))) {
          trial.tried();
          const value = { commandId, commandContext: "message", messagePayload };
          const { status, body } = await bot.invoke("composeExtension/fetchTask", value);
          assert.equal(status, 200);
          assert.ok(typeof body === "object" && body !== null && "task" in body, commandId);
        }
      }
      assert.doesNotMatch(bot.logged(), /"level":50/u);
    });
  });
});

/** What a client of cards could take for more than text. */
const cardSyntax = [
  "{{DATE(2017-02-14T06:08:39Z, SHORT)}}",
  "{{TIME(2017-02-14T06:08:39Z)}}",
  "<at>Ben</at>",
  "[x](https://attacker.example)",
  "![x](https://attacker.example/t.gif)",
  "http://attacker.example/a",
  "ftp://attacker.example/a",
  "www.attacker.example",
  "# Title",
  "- item",
];

const kindsOf = (markdown: string) => markdownNodes(markdown).map(({ type }) => type);

const textBlocksOf = (card: unknown): string[] =>
  nodesOf(card)
    .filter(({ type }) => type === "TextBlock")
    .map(({ text }) => String(text));

/** What is shown besides: titles of actions and choices, labels, the fallback. Not what a person is to go on writing. */
const plainTextsOf = (value: unknown): string[] => {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]) => {
    if (typeof inside !== "string") return name === "data" ? [] : plainTextsOf(inside);
    return ["title", "label", "placeholder", "fallbackText", "altText", "errorMessage"].includes(name)
      ? [inside]
      : [];
  });
};

describe("people's text in cards", () => {
  promise(
    27,
    "people's text in a card is text, whatever they write",
    { timeout: { short: 60_000, long: 600_000 } },
    (trial) => {
      const plain = Object.entries(cardsOf((length) => filled("a ", length))).map(([name, card]) => {
        const kinds = new Set(textBlocksOf(contentOf(card)).flatMap(kindsOf));
        return [name, kinds] as const;
      });
      const kindsOfPlain = new Map<string, ReadonlySet<string>>(plain);
      const some = attacks.filter((_, at) => at % 12 === 0);
      for (const text of [...cardSyntax, ...inForm({ short: some, long: attacks })]) {
        for (const [name, card] of Object.entries(cardsOf((length) => filled(`${text} `, length)))) {
          trial.tried();
          const content = contentOf(card);
          const blocks = [...new Set(textBlocksOf(content))];
          for (const shown of [...blocks, ...plainTextsOf(content)])
            assert.doesNotMatch(shown, /\{\{(?:DATE|TIME)\(2017|<[a-z/!?]/iu, name);
          for (const node of blocks.flatMap(markdownNodes)) {
            assert.ok(
              node.type === "link" || kindsOfPlain.get(name)?.has(node.type),
              `${name}: ${node.type}`,
            );
            if ("url" in node) assert.match(node.url, /^(?:https:\/\/|mailto:)/u, name);
          }
          for (const { url } of nodesOf(content))
            assert.match(typeof url === "string" ? url : "https://", /^https:\/\//u, name);
          assert.doesNotMatch(JSON.stringify(content), /"type":"mention"/u, name);
        }
      }
    },
  );

  promise(28, "every card fits its place, whatever it holds", {}, (trial) => {
    for (const filling of Object.values(fillings)) {
      for (const [name, { content }] of Object.entries(cardsOf((length) => filled(filling, length)))) {
        trial.tried();
        const card: object = content;
        assert.ok(cardBytes(card) < Math.min(maxCardBytes, 25 * 1024), `${name}: ${cardBytes(card)}`);
        assert.equal(content.version, linkedCards.includes(name) ? "1.3" : "1.5", name);
        assert.ok(content.fallbackText !== "", name);
        for (const { actions } of nodesOf(card))
          assert.ok(!Array.isArray(actions) || actions.length <= 6, name);
      }
    }
  });
});
