// How much the app asks of its people: the measures that its pages, cards and words keep, in one table.
import assert from "node:assert/strict";
import { readdir, readFile, stat } from "node:fs/promises";
import type { Page } from "playwright-core";
import type { AskProblemView, ProblemView } from "../../../bot/contract/problems.ts";
import type { SaveTipView } from "../../../bot/contract/tips.ts";
import { stringsFor } from "../../../bot/strings/strings.ts";
import { helpCard } from "../../../bot/teams/cards/help-card.ts";
import { welcomeCard } from "../../../bot/teams/cards/welcome-card.ts";
import { cardMessage } from "../../../bot/teams/outgoing.ts";
import { cardsOf } from "../../teams/all-cards.ts";
import { wordsOn } from "../../teams/words-on.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

/** Buttons, fields, and links that look like buttons. The way back, tags and links in a text are reading, not asking. */
const controls = "main :is(button, input, textarea, select, .fui-Button):not(nav *)";
/** What people can press, choose or type into. */
const allControls = "a[href], button, input, select, textarea";

/** Cards after which there is nothing to do, and the frame of all that are a sentence. */
const ends = new Set(["gone", "text"]);

const most = { tip: 5, solvedProblem: 9 } as const;

export function describeMeasures(rig: () => TabRig): void {
  describe("the measures of how much is asked of people", () => {
    let community: string;
    let tip: string;
    let solved: string;
    let doubted: string;
    let asked: string;
    let askedDoubted: string;
    const rows: string[] = [];
    /** Fails where it is more; all of them are printed at the end. */
    const measured = (what: string, value: number, atMost: number, found: readonly string[] = []) => {
      rows.push(`| ${what} | ${value} | ${atMost} |`);
      assert.ok(value <= atMost, `${what}: ${value}, more than ${atMost}\n${found.join("\n")}`);
    };

    before(async () => {
      const { community: started, tips } = await rig().startCommunity({
        tips: [{ title: "Undock last", tags: ["vpn"] }],
      });
      const problems = `/communities/${started.id}/problems`;
      for (const one of [ada, grace, newcomer]) await rig().ask(one, "PUT", `/me/communities/${started.id}`);
      const asks = { title: "It rattles", markdown: "When it is cold.", nonce: "nonce-of-measures" };
      const { problem } = await rig().ask<AskProblemView>(ada, "POST", problems, asks);
      const reply = async (person: Person, markdown: string) =>
        rig().ask<ProblemView>(person, "POST", `${problems}/${problem.id}/replies`, {
          markdown,
          nonce: `nonce-of-${person.name.slice(0, 3)}`,
        });
      const { replies } = await reply(grace, "Tighten the grille.");
      await reply(newcomer, "Ours does, too.");
      await rig().ask(ada, "PUT", `${problems}/${problem.id}/replies/${replies[0]?.id}/accepted`, {});
      community = `/tab/community/${started.id}`;
      tip = `${community}/tip/${tips[0]?.id}`;
      ({ doubted, asked, askedDoubted } = await makeQuestions(rig()));
      solved = `${community}/problem/${problem.id}`;
    });
    after(() => {
      process.stdout.write(`      ${["| measure | is | at most |", ...rows].join("\n      ")}\n`);
    });

    const names = (page: Page) =>
      page
        .locator(controls)
        .evaluateAll((found) =>
          found
            .filter((element) => element.checkVisibility())
            .map((element) => element.getAttribute("aria-label") ?? element.textContent),
        );

    const people: readonly [who: string, person: Person][] = [
      ["who saved or asked it", ada],
      ["who solved it", grace],
      ["another", newcomer],
    ];
    for (const [who, person] of people) {
      for (const kind of ["tip", "solvedProblem"] as const) {
        it(`controls are few on a ${kind === "tip" ? "tip" : "solved problem with two replies"}, for ${who}`, async () => {
          const page = await rig().pages.take(person);
          await page.goto(kind === "tip" ? tip : solved);
          await page.getByRole("button", { name: "Save", exact: true }).waitFor();
          await rig().pages.untilQuiet(page);

          const found = await names(page);

          assert.ok(found.length >= 3, `Too few to be true: ${found.join(" | ")}`);
          measured(
            `controls on a ${kind === "tip" ? "tip" : "solved problem"}, ${who}`,
            found.length,
            most[kind],
            found,
          );
        });
      }
    }

    // Of a tip that is doubted, too, only the question about one's name.
    const questions: readonly [what: string, person: Person, path: () => string, question: string][] = [
      ["a doubted tip, another", grace, () => doubted, "Does it still work?"],
      ["a doubted tip, who saved it", ada, () => doubted, "Does it still work?"],
      ["a tip that asks about one's name", grace, () => asked, "Keep your name on it?"],
      ["a doubted tip that asks about one's name", grace, () => askedDoubted, "Keep your name on it?"],
    ];
    for (const [what, person, path, question] of questions) {
      it(`controls are few on ${what}: no other question stands beside`, async () => {
        const page = await rig().pages.take(person);
        await page.goto(path());
        await page.getByText(question).waitFor();
        await page.getByRole("button", { name: "Save", exact: true }).waitFor();
        await rig().pages.untilQuiet(page);

        const found = await names(page);

        assert.ok(found.length >= 3, `Too few to be true: ${found.join(" | ")}`);
        assert.ok(!found.includes("This helped me"), found.join(" | "));
        measured(`controls on ${what}`, found.length, most.tip, found);
      });
    }

    it("controls before the first entry are few, also for a steward", async () => {
      const page = await rig().pages.take(ada);
      await page.goto(community);
      await page.getByRole("region", { name: "New tips" }).waitFor();

      const before = await controlsBefore(page, "Undock last");

      assert.ok(before.length >= 3, "Too few to be true");
      measured("controls before the first entry, steward", before.length, 8, before);
    });

    it("controls are few where nothing is saved or asked yet, also for a steward", async () => {
      const { community: empty } = await rig().startCommunity({ purpose: "" });
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${empty.id}`);
      await page.getByRole("heading", { name: "First steps for stewards" }).waitFor();
      await rig().pages.untilQuiet(page);

      const found = await page
        .getByRole("main")
        .locator(allControls)
        .evaluateAll((all) => all.map((one) => one.textContent || (one.getAttribute("aria-label") ?? "")));

      assert.ok(found.length >= 5, "Too few to be true");
      measured("controls of an empty community, steward", found.length, 8, found);
    });

    it("search and the first entry stand on a phone without scrolling", async () => {
      const page = await rig().pages.take(newcomer);
      await page.setViewportSize({ width: 390, height: 844 });
      await page.goto(community);
      await page.getByRole("region", { name: "New tips" }).waitFor();

      const shown = {
        "the search": page.getByRole("searchbox"),
        "the first entry": page.getByRole("link", { name: "Undock last" }),
      };
      for (const [name, one] of Object.entries(shown)) {
        const box = await one.first().boundingBox();
        assert.ok(box);
        measured(`bottom of ${name} at 390 x 844, px`, Math.round(box.y + box.height), 844);
      }
    });

    it("first cards are short, every message says its news, and none is a dead end", () => {
      const strings = stringsFor("en");
      const cards = Object.entries(cardsOf((length) => "a".repeat(Math.min(length, 12))));
      const named = (are: (card: (typeof cards)[number][1]) => boolean) =>
        cards.flatMap(([name, card]) => (are(card) ? [name] : []));
      const mute = named((card) => cardMessage(card).summary === "");
      const deadEnds = named((card) => !JSON.stringify(card.content).includes('"Action.'));

      measured("words on the welcome card", wordsOn(welcomeCard(strings, { addedBy: "Ada Lovelace" })), 40);
      measured("words on the help card", wordsOn(helpCard(strings, "https://teams.example/home")), 80);
      measured("cards sent without a summary", mute.length, 0, mute);
      const unexpected = deadEnds.filter((name) => !ends.has(name));
      measured("cards without a button where there is a next step", unexpected.length, 0, unexpected);
    });

    it("sentences are few", async () => {
      const sentences = (await sentencesOf("bot/strings")) + (await sentencesOf("tab/src/strings"));

      assert.ok(sentences > 300, "Too few to be true");
      measured("sentences in the word files of bot and tab", sentences, 650);
    });

    it("the first screen is light", async () => {
      const index = await readFile("dist/tab/index.html", "utf8");
      const scripts = [...new Set(index.match(/assets\/[\w.-]+\.js/gu))];
      const sizes = await Promise.all(scripts.map(async (name) => (await stat(`dist/tab/${name}.br`)).size));
      const kilobytes = sizes.reduce((sum, size) => sum + size, 0) / 1000;

      assert.ok(kilobytes > 50, "Too light to be true");
      measured("first screen, kB of JavaScript (brotli)", Math.round(kilobytes), 115);
    });
  });
}

/** Addresses of a doubted tip of Ada's, and of two that ask Grace how she is credited: of the second she is one of two authors. */
async function makeQuestions(rig: TabRig) {
  const { community, tips } = await rig.startCommunity({ tips: [{ title: "Dock first" }] });
  const api = `/communities/${community.id}`;
  const doubt = { works: false, text: "It refused." };
  const fromSolution = async (title: string, authors: readonly Person[]) => {
    const asks = { title: `Why ${title}?`, markdown: "When it is warm.", nonce: `nonce-of-${title}` };
    const { problem } = await rig.ask<AskProblemView>(ada, "POST", `${api}/problems`, asks);
    const ofProblem = `${api}/problems/${problem.id}`;
    for (const [at, author] of authors.entries()) {
      const reply = { markdown: "Cool it.", nonce: `nonce-of-${title}-${at}` };
      await rig.ask(author, "POST", `${ofProblem}/replies`, reply);
    }
    const { replies } = await rig.ask<ProblemView>(ada, "GET", ofProblem);
    const replyIds = replies.map(({ id }) => id);
    for (const id of replyIds) await rig.ask(ada, "PUT", `${ofProblem}/replies/${id}/accepted`, {});
    const tip = { title, markdown: "Cool it.", tags: [], replyIds };
    return (await rig.ask<SaveTipView>(newcomer, "POST", `${ofProblem}/tip`, tip)).tip.id;
  };
  const alone = await fromSolution("cooling", [grace]);
  const together = await fromSolution("humming", [grace, ada]);
  for (const id of [tips[0]?.id, together]) await rig.ask(newcomer, "PUT", `${api}/tips/${id}/check`, doubt);
  const at = (id?: string) => `/tab/community/${community.id}/tip/${id}`;
  return { doubted: at(tips[0]?.id), asked: at(alone), askedDoubted: at(together) };
}

/** What ends with a full stop, a question mark or an exclamation mark, in the English words of a folder. */
async function sentencesOf(folder: string): Promise<number> {
  const files = (await readdir(folder)).filter((name) => name.startsWith("en"));
  const words = await Promise.all(files.map((name) => readFile(`${folder}/${name}`, "utf8")));
  const texts = words.join("\n").match(/"[^"\n]*"/gu) ?? [];
  return texts.flatMap((text) => text.match(/[.!?](?=[\s”"])/gu) ?? []).length;
}

/** Names of what one can press before this link, in the order of the page. */
const controlsBefore = (page: Page, entry: string): Promise<string[]> =>
  page.getByRole("main").evaluate(
    (main, { selector, name }) => {
      const all = [...main.querySelectorAll(selector)].filter((one) => one.checkVisibility());
      const first = all.findIndex((one) => one.textContent === name);
      return all.slice(0, first).map((one) => one.textContent || (one.getAttribute("aria-label") ?? ""));
    },
    { selector: allControls, name: entry },
  );
