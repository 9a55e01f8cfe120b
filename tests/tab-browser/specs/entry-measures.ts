// How much a page asks of who opens it, counted on the built app.
import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { AskProblemView, ProblemView } from "../../../bot/contract/problems.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";

/** Buttons, fields, and links that look like buttons. The way back, tags and links in a text are reading, not asking. */
const controls = "main :is(button, input, textarea, select, .fui-Button):not(nav *)";

const most = { tip: 5, solvedProblem: 9 } as const;

export function describeEntryMeasures(rig: () => TabRig): void {
  describe("visible controls", () => {
    let tip: string;
    let solved: string;
    const counted: { page: string; controls: number; most: number }[] = [];

    before(async () => {
      const { community, tips } = await rig().startCommunity({
        tips: [{ title: "Undock last", tags: ["vpn"] }],
      });
      const problems = `/communities/${community.id}/problems`;
      for (const one of [ada, grace, newcomer])
        await rig().ask(one, "PUT", `/me/communities/${community.id}`);
      const asked = { title: "It rattles", markdown: "When it is cold.", nonce: "nonce-of-measures" };
      const { problem } = await rig().ask<AskProblemView>(ada, "POST", problems, asked);
      const reply = async (person: Person, markdown: string) =>
        rig().ask<ProblemView>(person, "POST", `${problems}/${problem.id}/replies`, {
          markdown,
          nonce: `nonce-of-${person.name.slice(0, 3)}`,
        });
      const { replies } = await reply(grace, "Tighten the grille.");
      await reply(newcomer, "Ours does, too.");
      await rig().ask(ada, "PUT", `${problems}/${problem.id}/replies/${replies[0]?.id}/accepted`, {});
      tip = `/tab/community/${community.id}/tip/${tips[0]?.id}`;
      solved = `/tab/community/${community.id}/problem/${problem.id}`;
    });
    after(() => {
      const lines = counted.map(({ page, controls, most }) => `${controls} of at most ${most}: ${page}`);
      process.stdout.write(`      ${lines.join("\n      ")}\n`);
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
        it(`are few on a ${kind === "tip" ? "tip" : "solved problem with two replies"}, for ${who}`, async () => {
          const page = await rig().pages.take(person);
          await page.goto(kind === "tip" ? tip : solved);
          await page.getByRole("button", { name: "Save", exact: true }).waitFor();
          await rig().pages.untilQuiet(page);

          const found = await names(page);

          counted.push({ page: `${kind}, ${who}`, controls: found.length, most: most[kind] });
          assert.ok(found.length >= 3, `Too few to be true: ${found.join(" | ")}`);
          assert.ok(found.length <= most[kind], found.join(" | "));
        });
      }
    }
  });
}
