import assert from "node:assert/strict";
import fc from "fast-check";
import { fromMarkdown } from "mdast-util-from-markdown";
import { toString } from "mdast-util-to-string";
import {
  postTipData,
  askProblemData,
  replyWithData,
  saveTipData,
  runCommandData,
  startCommunityData,
} from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import { askProblemCard } from "../../bot/teams/cards/ask-problem-card.ts";
import { escapedText, linkText, plainText } from "../../bot/teams/cards/escape.ts";
import { replyWithCard } from "../../bot/teams/cards/reply-with-card.ts";
import { saveTipCard, type SaveTipForm } from "../../bot/teams/cards/save-tip-card.ts";
import { cardBytes, maxCardBytes } from "../../bot/teams/cards/size.ts";
import { helpCard } from "../../bot/teams/cards/help-card.ts";
import { welcomeCard } from "../../bot/teams/cards/welcome-card.ts";
import { cardMessage } from "../../bot/teams/outgoing.ts";
import { startCommunityCard } from "../../bot/teams/cards/start-community-card.ts";
import { actionsOf, contentOf, inputOf, inputsOf, nodesOf, readTexts, submitOf } from "./card-client.ts";
import { wordsOn } from "./words-on.ts";
import {
  strings,
  nonce,
  id,
  fillings,
  filled,
  formOf,
  ownCommunities,
  askFormOf,
  replyWithFormOf,
  cardsOf,
  linkedCards,
} from "./all-cards.ts";

const plainCards = Object.entries(cardsOf((length) => "a".repeat(Math.min(length, 12))));

describe("every card", () => {
  for (const [name, filling] of Object.entries(fillings)) {
    it(`is below the limit with the longest ${name}`, () => {
      for (const [card, { content }] of Object.entries(cardsOf((length) => filled(filling, length)))) {
        assert.ok(cardBytes(content) < maxCardBytes, `${card}: ${cardBytes(content)}`);
      }
    });
  }

  for (const [name, attachment] of plainCards) {
    describe(name, () => {
      const card = contentOf(attachment) as Record<string, unknown>;

      it("is of the version for its place and says something where it cannot be shown", () => {
        assert.equal(attachment.contentType, "application/vnd.microsoft.card.adaptive");
        assert.equal(card["version"], linkedCards.includes(name) ? "1.3" : "1.5");
        assert.ok(typeof card["fallbackText"] === "string" && card["fallbackText"] !== "");
      });

      it("has few actions, each with a title, and only https links", () => {
        const actions = actionsOf(card["actions"]);
        // Of the card, and of each that opens below it.
        for (const { actions: list } of nodesOf(card)) assert.ok(!Array.isArray(list) || list.length <= 6);
        for (const { title } of actions) assert.ok(typeof title === "string" && title !== "");
        for (const { url } of actions)
          assert.match(typeof url === "string" ? url : "https://", /^https:\/\//u);
      });

      it("has no text in a colour that is too pale to read, whatever a client shows instead of a badge", () => {
        assert.doesNotMatch(JSON.stringify(card), /"color":"(?:Good|Warning)"/u);
      });

      it("says its news in one line, without an address, in the summary of its message", () => {
        const { summary } = cardMessage(attachment);

        assert.match(summary, /\p{L}/u);
        assert.doesNotMatch(summary, /https?:|\n|\*\*|undefined/u);
        assert.ok(summary.length <= 200);
      });

      it("wraps its texts", () => {
        for (const node of nodesOf(card).filter(({ type }) => type === "TextBlock")) {
          assert.equal(node["wrap"], true);
        }
      });

      it("has a label on each input, and a sentence where one is needed and missing", () => {
        for (const input of inputsOf(card)) {
          assert.ok(input["label"] ?? input["title"], String(input.id));
          if (input["isRequired"]) assert.ok(input["errorMessage"], String(input.id));
        }
      });

      it("leaves no place in a sentence unfilled", () => {
        // A date is written by the reader's client.
        assert.doesNotMatch(JSON.stringify(card), /\{\{(?!DATE\()|undefined|\[object/u);
      });
    });
  }
});

describe("the first words of the bot", () => {
  it("are one sentence of at most 40 words, with three buttons", () => {
    for (const card of [
      welcomeCard(strings, { addedBy: "Ada Lovelace" }),
      welcomeCard(strings, {}),
      welcomeCard(strings, { community: "https://teams.example/" }),
    ]) {
      assert.ok(wordsOn(card) <= 40, `${wordsOn(card)} words`);
      assert.equal(card.content.actions?.length, 3);
      assert.equal(readTexts(contentOf(card)).match(/[.!?]/gu)?.length, 1);
    }
  });

  it("are at most 80 words of help, five things to do with a line each, and the way to Home", () => {
    const card = helpCard(strings, "https://teams.example/home");
    const content = contentOf(card);

    assert.ok(wordsOn(card) <= 80, `${wordsOn(card)} words`);
    const commands = actionsOf(content).filter(({ type }) => type === "Action.Execute");
    assert.equal(commands.length, 5);
    for (const { data } of commands) assert.ok(runCommandData.safeParse(data).success);
    assert.equal(actionsOf(content).at(-1)?.["title"], "Open Home");
  });
});

describe("what a form submits", () => {
  const typed = (length: number) => "a".repeat(length);

  it("fits the handler of saveTip, whatever the dialog offers", () => {
    const forms: Partial<SaveTipForm>[] = [
      {},
      { target: { kind: "start" } },
      { target: { kind: "choose", canStart: true, communities: ownCommunities(typed).slice(0, 2) } },
      { wholeMessage: true, markdown: typed(limits.tipMarkdown) },
      { credit: "withoutName", tags: "" },
    ];
    for (const form of forms) {
      const data = submitOf(contentOf(saveTipCard(strings, formOf(typed, form))));

      const result = saveTipData.safeParse(data);
      assert.ok(result.success, JSON.stringify(result.error?.issues));
    }
  });

  it("of a saved tip fits the handler that puts its card where people write", () => {
    const { savedTip } = cardsOf((length) => typed(Math.min(length, 12)));

    assert.ok(savedTip && postTipData.safeParse(submitOf(contentOf(savedTip))).success);
  });

  it("fits the handler that starts a community, from old clients, too", () => {
    const card = contentOf(startCommunityCard(strings, { placeName: "Releases", nonce }));
    const [execute, fallback] = actionsOf(card);

    const data = submitOf(card);

    assert.equal(startCommunityData.parse(data).name, "Releases");
    assert.equal(execute?.type, "Action.Execute");
    assert.equal(execute["verb"], "startCommunity");
    assert.equal(fallback?.type, "Action.Submit");
    assert.deepEqual(fallback["data"], execute["data"]);
  });

  it("has a name for a place without one", () => {
    const card = contentOf(startCommunityCard(strings, { placeName: "", nonce }));

    assert.equal(startCommunityData.parse(submitOf(card)).name, "Our community");
  });
});

describe("the form of askProblem", () => {
  it("submits what its handler takes, from old clients, too", () => {
    const card = contentOf(
      askProblemCard(
        strings,
        askFormOf((length) => "a".repeat(length)),
      ),
    );
    const [execute, fallback] = actionsOf(card);

    const result = askProblemData.safeParse(submitOf(card));

    assert.ok(result.success, JSON.stringify(result.error?.issues));
    assert.equal(result.data.seen, true);
    assert.deepEqual(fallback?.["data"], execute?.["data"]);
  });
});

describe("the dialog of replyWith", () => {
  it("submits what its handler takes, once a problem is chosen", () => {
    const form = replyWithFormOf((length) => "a".repeat(length));
    const card = contentOf(replyWithCard(strings, form));
    const [first] = inputOf(card, "problem")?.["choices"] as { value: string }[];

    const empty = replyWithData.safeParse(submitOf(card));
    const result = replyWithData.safeParse(submitOf(card, { problem: first?.value }));

    assert.ok(!empty.success);
    assert.ok(result.success, JSON.stringify(result.error?.issues));
    assert.deepEqual(result.data.problem, { communityId: form.problems[0]?.communityId, problemId: id });
  });
});

describe("the dialog of saveTip", () => {
  it("credits nobody by name where the author cannot be named", () => {
    const form = { ...formOf((length) => "a".repeat(Math.min(length, 9)), { me: "Ada" }) };
    delete form.author;

    const card = contentOf(saveTipCard(strings, form));

    assert.equal(inputOf(card, "credit")?.["value"], "withoutName");
    assert.doesNotMatch(JSON.stringify(inputOf(card, "credit")), /author/u);
  });

  it("says that there are more communities than it can offer", () => {
    const target = {
      kind: "choose",
      canStart: false,
      communities: ownCommunities(() => "Printing"),
    } as const;

    const card = contentOf(
      saveTipCard(
        strings,
        formOf((length) => "a".repeat(length), { target }),
      ),
    );

    assert.match(readTexts(card), /Find more in the Commonplace tab/u);
  });
});

describe("people's text in a card", () => {
  it("is no Markdown", () => {
    assert.equal(
      escapedText("*a* _b_ [c](d) `e` ~f~ \\g |h| &lt; &#42; & x"),
      "\\*a\\* \\_b\\_ \\[c\\]\\(d\\) \\`e\\` \\~f\\~ \\\\g \\|h\\| \\&lt; \\&#42; & x",
    );
  });

  it("is no heading, quote or list", () => {
    assert.equal(escapedText("# a"), "\\# a");
    assert.equal(escapedText("> a"), "\\> a");
    assert.equal(escapedText("- a"), "\\- a");
    assert.equal(escapedText("12. a"), "12\u200b. a");
    assert.equal(escapedText("a\n# b"), "a\n\n\\# b");
  });

  it("keeps the lines in which it was typed", () => {
    assert.equal(escapedText("Undock\r\nWait\n\nDock"), "Undock\n\nWait\n\nDock");
  });

  it("is no mention, tag or date", () => {
    for (const text of [
      "<at>Ben</at>",
      "<b>",
      "</b>",
      "<!--",
      "<https://a.example>",
      "{{DATE(2017-02-14T06:08:39Z)}}",
      "{{{TIME(x)}}}",
    ]) {
      for (const shown of [plainText(text), escapedText(text)]) {
        assert.doesNotMatch(shown, /<[a-z/!]|\{\{/iu);
        assert.equal(plainText(text).replaceAll("\u200b", ""), text);
      }
    }
  });

  it("turns no sentence around", () => {
    const said = strings("problem.askedBy", { name: "דנה" });

    assert.equal(escapedText("Ada\u202e"), "Ada");
    assert.equal(plainText("דנה"), "\u2068דנה\u2069");
    assert.match(said, /\u2068דנה\u2069/u);
  });

  it("cannot leave the text of a link", () => {
    assert.equal(
      linkText("a](b) c", "https://a.example/(x) y"),
      "[a\\]\\(b\\) c](https://a.example/%28x%29%20y)",
    );
  });

  it("is read by Markdown as it was written, whatever it is", () => {
    const signs = [
      "a",
      "\\",
      "*",
      "_",
      "[",
      "]",
      "(",
      ")",
      "`",
      "~",
      "<",
      ">",
      "{",
      " ",
      "\n",
      "&",
      "lt;",
      "#",
      "-",
      "+",
      "=",
      "1",
      ".",
    ];
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...signs) }), (text) => {
        const tree = fromMarkdown(escapedText(text));

        const kinds = tree.children.flatMap((block) =>
          block.type === "paragraph" ? block.children.map(({ type }) => type) : [block.type],
        );
        assert.ok(
          kinds.every((kind) => kind === "text"),
          kinds.join(),
        );
        const lines = text.split("\n").map((line) => line.replace(/\s+/gu, " ").trim());
        const shown = tree.children.map((line) => toString(line));
        assert.deepEqual(
          shown.map((line) => line.replaceAll("\u200b", "")),
          lines.filter((line) => line !== ""),
        );
        for (const line of shown) assert.doesNotMatch(line, /\{\{|<[a-z]/iu);
      }),
      { numRuns: 1_000 },
    );
  });
});
