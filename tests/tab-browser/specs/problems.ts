import assert from "node:assert/strict";
import type { Page } from "playwright-core";
import type { MembershipView } from "../../../bot/contract/communities.ts";
import type { AskProblemView, ProblemView } from "../../../bot/contract/problems.ts";
import type { TipView } from "../../../bot/contract/tips.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { tabTo, untilFocused } from "../focus.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import { choose, moreOf, offers } from "../menu.ts";

const title = "The build stops at the linker";
const answer = "Clear the **cache** first.";

export function describeProblems(rig: () => TabRig): void {
  describe("a problem", () => {
    let communityId: string;
    let made = 0;

    const community = () => `/tab/community/${communityId}`;
    const problems = () => `${community()}?show=problems`;
    const address = (problem: ProblemView) => `${community()}/problem/${problem.id}`;
    const api = (problem: ProblemView) => `/communities/${communityId}/problems/${problem.id}`;

    const ask = async (person: Person, named: { title?: string; tags?: string[] } = {}) =>
      (
        await rig().ask<AskProblemView>(person, "POST", `/communities/${communityId}/problems`, {
          title,
          nonce: `nonce-${++made}-of-problems`,
          ...named,
        })
      ).problem;
    const reply = (person: Person, problem: ProblemView, markdown = answer) =>
      rig().ask<ProblemView>(person, "POST", `${api(problem)}/replies`, {
        markdown,
        nonce: `nonce-${++made}-of-problems`,
      });
    const now = (problem: ProblemView) => rig().ask<ProblemView>(ada, "GET", api(problem));

    const question = (page: Page) => page.getByRole("textbox", { name: "What is the problem?" });
    const askIt = (page: Page) => page.getByRole("button", { name: "Ask", exact: true });
    const part = (page: Page, name: string) => page.getByRole("region", { name, exact: true });
    const replyField = (page: Page) => part(page, "Reply").getByRole("textbox", { name: "Your reply" });
    const replyLine = (page: Page) => page.getByRole("button", { name: "Write a reply …" });
    const replyButton = (page: Page) =>
      part(page, "Reply").getByRole("button", { name: "Reply", exact: true });
    const openReply = async (page: Page) => {
      await replyLine(page).click();
      await untilFocused(replyField(page));
    };
    const mark = "Mark as solution";
    const paste = "Paste a message instead";

    beforeEach(async () => {
      ({
        community: { id: communityId },
      } = await rig().startCommunity());
    });

    it("asks one or two people, too, those first who said that they may be asked", async () => {
      const line = "You may ask me about";
      const graces = await rig().pages.take(grace);
      await graces.goto(`${community()}/settings`);
      await part(graces, line).getByRole("textbox", { name: "Tags" }).fill("linker, spooler");
      await part(graces, line).getByRole("button", { name: "Save" }).press("Enter");
      await part(graces, line).getByText("Saved.").waitFor();

      const page = await rig().pages.take(ada);
      await page.goto(`${community()}/ask`);
      await page.getByText("More", { exact: true }).click();
      await page.getByRole("textbox", { name: "Tags" }).fill("linker");
      await page.getByText(`You may ask ${grace.name} about this.`).waitFor();

      const problem = await ask(ada, { tags: ["linker"] });
      await page.goto(address(problem));
      await page.getByRole("link", { name: "linker", exact: true }).click();
      await page.getByRole("heading", { name: "Tagged “linker”" }).waitFor();
      await page.getByText(`You may ask ${grace.name} about this.`).waitFor();
      await page.goto(address(problem));
      await choose(page, "Ask someone");
      const first = page.getByLabel("Who could help?");
      await first.waitFor();
      const offered = first.locator("optgroup[label='May be asked about this'] option");
      await offered.first().waitFor({ state: "attached" });
      assert.deepEqual(await offered.allTextContents(), [grace.name]);
      await first.selectOption({ label: grace.name });
      await page.getByLabel("And who else?").waitFor();
      await page.getByRole("button", { name: "Ask", exact: true }).press("Enter");

      await page.getByText("Asked in private.").first().waitFor();
      await first.waitFor({ state: "detached" });
    });

    it("opens with what a notice led its asker to", async () => {
      const problem = await ask(ada);
      const page = await rig().pages.take(ada);
      await page.goto(`${address(problem)}/withdraw`);
      await page.getByRole("button", { name: "Withdraw it" }).waitFor();
    });

    it("is asked, answered, solved and opened again by two people at once", async () => {
      const adas = await rig().pages.take(ada);
      const graces = await rig().pages.take(grace);

      await adas.goto(community());
      await adas.getByRole("link", { name: "Ask a question" }).click();
      await question(adas).fill(title);
      await askIt(adas).click();
      await untilFocused(adas.getByRole("heading", { name: title, level: 1 }));
      await adas.getByText("Asked, and on its way to Compilers. You’ll be told about replies.").waitFor();
      await adas.getByRole("button", { name: "Ask someone", exact: true }).press("Enter");
      await adas.getByLabel("Who could help?").waitFor();
      await adas.getByRole("button", { name: "Cancel" }).press("Enter");
      assert.equal(await replyLine(adas).count(), 0, "nobody replies to a question of their own that waits");

      await graces.goto(problems());
      await graces.getByRole("link", { name: title }).click();
      await graces.getByText("Asked by Ada Lovelace").waitFor();
      await openReply(graces);
      await replyField(graces).fill(answer);
      await replyButton(graces).click();
      await graces.getByText("Your reply is posted.").waitFor();
      await openReply(graces);
      assert.equal(await replyField(graces).inputValue(), "");

      await adas.reload();
      await adas.getByRole("button", { name: mark }).click();
      const helped = part(adas, "Solution");
      await untilFocused(helped.getByRole("heading", { name: "Reply by Grace Hopper" }));
      await adas.getByText("Solved problem").waitFor();
      await helped.locator("strong", { hasText: "cache" }).waitFor();

      await graces.reload();
      await choose(graces, "Reopen");
      await untilFocused(graces.getByRole("textbox", { name: "Why are you reopening it?" }));
      await graces.keyboard.type("It stops again.");
      await graces.getByRole("button", { name: "Reopen" }).click();

      await graces.getByText("Grace Hopper reopened this problem").waitFor();
      await graces.getByText("Open problem").waitFor();
      await part(graces, "Replies").getByText("Clear the").waitFor();
    });

    it("asked without a name gives nobody away, in its replies neither", async () => {
      const adas = await rig().pages.take(ada);
      await adas.goto(`${community()}/ask`);
      await question(adas).fill(title);
      await adas.getByRole("checkbox", { name: "Ask without my name" }).check();
      await askIt(adas).click();
      await adas.getByRole("heading", { name: title, level: 1 }).waitFor();
      await choose(adas, "Reply");
      await untilFocused(replyField(adas));
      await replyField(adas).fill("It is the new machine.");
      await replyButton(adas).click();
      await adas.getByText("Your reply is posted.").waitFor();

      const other = await rig().pages.take(newcomer);
      await other.goto(adas.url());

      await other.getByText("Asked without a name").waitFor();
      await other.getByRole("heading", { name: "Reply by the person who asked" }).waitFor();
      await rig().pages.untilQuiet(other);
      const seen = await other.getByRole("main").innerText();
      assert.ok(!seen.includes("Ada"), seen);
      assert.equal(await other.getByRole("link", { name: "Edit" }).count(), 0);
    });

    it("is solved by another member who says why, and whoever asked can take that back", async () => {
      const problem = await ask(ada);
      await reply(grace, problem);
      const other = await rig().pages.take(newcomer);
      await other.goto(address(problem));
      await other.getByRole("heading", { name: title }).waitFor();
      await rig().pages.untilQuiet(other);

      assert.equal(await other.getByRole("button", { name: mark }).count(), 0);
      await choose(other, mark, moreOf("Grace Hopper"));
      await untilFocused(other.getByRole("textbox", { name: "Why is this the solution?" }));
      await other.getByRole("button", { name: mark }).click();
      await other.getByText("Say in a few words why this is the solution.").waitFor();
      await other.keyboard.type("It did for me.");
      await other.getByRole("button", { name: mark }).click();
      await part(other, "Solution").getByText("Marked by Nina Newcomer").waitFor();

      const adas = await rig().pages.take(ada);
      await adas.goto(address(problem));
      await part(adas, "Solution").getByText("It did for me.").waitFor();
      await choose(adas, "Not the solution", moreOf("Grace Hopper"));

      await untilFocused(part(adas, "Replies").getByRole("heading", { name: "Reply by Grace Hopper" }));
      assert.equal((await now(problem)).state, "open");
    });

    it("is asked by somebody who has not joined, and who may do so in the same breath", async () => {
      const page = await rig().pages.take(newcomer);
      await page.goto(`${community()}/ask`);
      const offer = page.getByText("Joining is optional");
      await offer.waitFor();

      await page.getByRole("button", { name: "Join" }).click();
      await page.getByText("You joined.").waitFor();
      await page.getByRole("button", { name: "Undo" }).click();
      await offer.waitFor();
      await question(page).fill(title);
      await askIt(page).click();
      await page.getByRole("heading", { name: title, level: 1 }).waitFor();

      const { joined } = await rig().ask<MembershipView>(newcomer, "GET", `/me/communities/${communityId}`);
      assert.equal(joined, false);
    });

    it("is the same for others, whom nobody sees or counts", async () => {
      const problem = await ask(ada);
      const page = await rig().pages.take(grace);
      await page.goto(address(problem));

      await page.getByRole("button", { name: "Me too", pressed: false }).click();
      await page.getByText("You’ll be told once it’s solved.").waitFor();
      await page.getByRole("button", { name: "Me too", pressed: true }).waitFor();
      const adas = await rig().pages.take(ada);
      await adas.goto(address(problem));
      await adas.getByRole("heading", { name: title }).waitFor();
      await rig().pages.untilQuiet(adas);

      assert.ok(!(await adas.getByRole("main").innerText()).includes("Grace"));
      await page.getByRole("button", { name: "Me too" }).click();
      await page.getByText("You won’t be told any more.").waitFor();
      await page.getByRole("button", { name: "Me too", pressed: false }).waitFor();
    });

    it("becomes a tip in one step, with the thanks to all who replied, and each leads to the other", async () => {
      const problem = await ask(ada, { tags: ["builds"] });
      await reply(grace, problem);
      const { replies } = await reply(ada, problem, "Then start it again.");
      for (const { id } of replies) await rig().ask(ada, "PUT", `${api(problem)}/replies/${id}/accepted`, {});
      const page = await rig().pages.take(ada);
      await page.goto(address(problem));

      await page.getByRole("link", { name: "Make it a tip" }).click();
      await untilFocused(page.getByRole("heading", { name: "Write a tip" }));
      await page.getByRole("button", { name: "Save", exact: true }).click();

      await page.getByRole("heading", { name: title, level: 1 }).waitFor();
      await page
        .getByText(/Thanks to .*Grace Hopper.* \(saved by .*Ada Lovelace.*\) and .*Ada Lovelace/u)
        .waitFor();
      await page.getByRole("link", { name: "builds" }).waitFor();
      const tipId = new URL(page.url()).pathname.split("/").at(-1);
      const seen = await rig().ask<TipView>(grace, "GET", `/communities/${communityId}/tips/${tipId}`);
      assert.deepEqual(seen.myWords, { isShared: true }, "it thanks Grace herself, not only her name");
      await page.getByRole("link", { name: title }).click();
      await page.getByRole("link", { name: "Open the tip made from this" }).click();
      await untilFocused(page.getByRole("heading", { name: title, level: 1 }));
      const graces = await rig().pages.take(grace);
      await graces.goto(page.url());
      await graces.getByRole("button", { name: "Keep my name" }).click();
      await untilFocused(graces.getByText("are thanked for it by name."));
      assert.equal(await graces.getByRole("button", { name: "Withdraw my words" }).count(), 0);
      await graces.reload();
      await graces.getByRole("heading", { name: title, level: 1 }).waitFor();
      await rig().pages.untilQuiet(graces);
      assert.equal(await graces.getByRole("button", { name: "Withdraw my words" }).count(), 0);
      await choose(graces, "My name on this tip");
      await untilFocused(graces.getByText("are thanked for it by name."));
      await graces.getByRole("button", { name: "Withdraw my words" }).click();
      await graces.getByRole("button", { name: "Yes, withdraw it" }).click();
      await untilFocused(graces.getByText("What others wrote is still here."));
      await graces.getByText("Thanks to Ada Lovelace").waitFor();
      await graces.getByText("Clear the").waitFor({ state: "detached" });
    });

    it("is answered with a tip that is there already, by keyboard, and shows it", async () => {
      const tip = {
        title: "Ask the linker",
        markdown: "It knows *why*.",
        credit: { kind: "me" },
        nonce: `nonce-${++made}-of-problems`,
      };
      await rig().ask(grace, "POST", `/communities/${communityId}/tips`, tip);
      const problem = await ask(ada);
      const page = await rig().pages.take(newcomer);
      await page.goto(address(problem));

      await openReply(page);
      await page.getByRole("button", { name: "Use a tip or solved problem" }).press("Enter");
      const search = page.getByRole("searchbox", { name: "Find what answers it" });
      await untilFocused(search);
      await page.keyboard.type("nothing of the kind");
      await page.getByText("Nothing found").waitFor();
      await search.fill("linker");
      await page.getByRole("button", { name: "This answers it: Ask the linker" }).press("Enter");

      const reply = page.getByRole("article", { name: "Reply by Nina Newcomer" });
      await reply.getByRole("link", { name: "Ask the linker" }).waitFor();
      await reply.getByText("It knows why.").waitFor();
      await page.getByText("Your reply is posted.").waitFor();
      const asker = await rig().pages.take(ada);
      await asker.goto(address(problem));
      await asker.getByRole("button", { name: mark }).click();
      await part(asker, "Solution").getByText("It knows why.").waitFor();
    });

    it("shows by its title what solved a problem that is the reply", async () => {
      const tip = { title: "Ask the linker twice", markdown: "It knows *why*." };
      const { id } = await rig().saveTip(grace, communityId, tip);
      const answerWith = (problem: ProblemView, entry: { kind: "tip" | "problem"; id: string }) =>
        rig().ask<ProblemView>(ada, "POST", `${api(problem)}/replies`, {
          entry,
          nonce: `nonce-${++made}-of-problems`,
        });
      const solved = await ask(ada);
      const { replies } = await answerWith(solved, { kind: "tip", id });
      await rig().ask(ada, "PUT", `${api(solved)}/replies/${replies[0]?.id}/accepted`, {});
      const problem = await ask(ada);
      await answerWith(problem, { kind: "problem", id: solved.id });
      const page = await rig().pages.take(newcomer);
      await page.goto(address(problem));

      const reply = page.getByRole("article", { name: "Reply by Ada Lovelace" });
      await reply.getByRole("link", { name: "Ask the linker twice" }).waitFor();
      assert.equal(await reply.getByText("It knows why.").count(), 0);
    });

    it("is answered with a message that exists, credited to whoever wrote it", async () => {
      const problem = await ask(ada);
      const page = await rig().pages.take(newcomer);
      await page.goto(address(problem));

      await openReply(page);
      await page.getByRole("button", { name: paste }).click();
      await untilFocused(page.getByRole("textbox", { name: "The message, or a link to it" }));
      await page.keyboard.type(
        "https://teams.microsoft.com/l/message/19%3Acompilers%40thread.tacv2/1740000000000",
      );
      await page.getByRole("button", { name: "Continue" }).click();
      await untilFocused(page.getByRole("textbox", { name: "Who wrote it?" }));
      await page.reload();
      await openReply(page);
      await page.getByRole("button", { name: paste }).click();
      await replyButton(page).click();
      await page.getByText("Paste or write what they wrote.").waitFor();
      await page.getByText("Say who wrote it.").waitFor();
      await page.getByRole("textbox", { name: "Who wrote it?" }).fill("Rosalind");
      await page.getByRole("textbox", { name: "What they wrote" }).fill("Use another linker.");
      await replyButton(page).click();

      const author = "“Rosalind” (according to Nina Newcomer)";
      const reply = page.getByRole("article", { name: `Reply by ${author}` });
      await reply.getByText("Use another linker.").waitFor();
      await reply.getByRole("link", { name: "From a message" }).waitFor();
      await page.getByText("Your reply is posted.").waitFor();
    });

    it("is asked in a linked community, too; both say so, and answers come back", async () => {
      const { community: linkedCommunity } = await rig().startCommunity({ name: "Neighbours in need" });
      await rig().ask(grace, "PUT", `/me/communities/${linkedCommunity.id}`);
      const problem = await ask(ada);
      const page = await rig().pages.take(ada);
      await page.goto(address(problem));

      await choose(page, "Ask another community");
      await page
        .getByRole("combobox", { name: "Which community?" })
        .selectOption({ label: "Neighbours in need" });
      await page.getByRole("button", { name: "Ask there" }).click();
      await page.getByText("Also asked in Neighbours in need.").waitFor();

      const graces = await rig().pages.take(grace);
      await graces.goto(`/tab/community/${linkedCommunity.id}?show=problems`);
      await graces.getByRole("link", { name: title }).click();
      await graces.getByText("First asked in Compilers, brought here by Ada Lovelace.").waitFor();
      await openReply(graces);
      await replyField(graces).fill("We have that linker.");
      await replyButton(graces).click();
      await graces.getByText("Your reply is posted.").waitFor();

      await page.reload();
      await page.getByText("From Neighbours in need").waitFor();
      await page.getByRole("note").getByRole("link", { name: "Open it there" }).click();
      await page.getByText("First asked in Compilers").waitFor();
    });

    it("is taken back from a linked community by who cross-posted it there", async () => {
      const { community: linkedCommunity } = await rig().startCommunity({ name: "The wrong ones" });
      const problem = await ask(ada);
      const { crossPostedTo } = await rig().ask<ProblemView>(
        ada,
        "POST",
        `/communities/${problem.communityId}/problems/${problem.id}/cross-posts`,
        { communityId: linkedCommunity.id },
      );
      const page = await rig().pages.take(ada);
      await page.goto(`/tab/community/${linkedCommunity.id}/problem/${crossPostedTo[0]?.problemId ?? ""}`);

      await page.getByRole("button", { name: "Remove it from here" }).click();

      await page.waitForURL((url) => url.pathname.includes(problem.communityId));
      await rig().pages.untilQuiet(page);
      const again = page.getByRole("menuitem", { name: "Ask another community" });
      assert.equal(await offers(page, again), true);
      assert.equal(await page.getByText("Also asked in").count(), 0);
    });

    it("and a reply are their authors' to change and to take away, with a question before", async () => {
      const problem = await ask(ada);
      const page = await rig().pages.take(ada);
      await page.goto(address(problem));
      await choose(page, "Reply");
      await replyField(page).fill("Half a thought");
      await replyButton(page).click();
      const replies = part(page, "Replies");
      await replies.waitFor();

      await choose(page, "Edit", moreOf("Ada Lovelace"));
      await untilFocused(replies.getByRole("textbox"));
      await replies.getByRole("textbox").fill("A whole thought");
      await replies.getByRole("button", { name: "Save" }).click();
      await replies.getByText("A whole thought").waitFor();
      await choose(page, "Delete", moreOf("Ada Lovelace"));
      await untilFocused(replies.getByRole("button", { name: "Keep it" }));
      await page.keyboard.press("Escape");
      await untilFocused(replies.getByRole("heading", { level: 3 }));
      await choose(page, "Delete", moreOf("Ada Lovelace"));
      await replies.getByRole("button", { name: "Delete it" }).click();
      await untilFocused(page.getByText("Your reply is deleted."));

      await choose(page, "Withdraw");
      await page.getByRole("button", { name: "Withdraw it" }).click();
      await page.getByText("No problems here yet").waitFor();
    });

    describe("keeps what was typed", () => {
      it("in a question over a reload and a look at what is similar", async () => {
        await rig().saveTip(ada, communityId, { title: "When the build stops at the linker" });
        const page = await rig().pages.take(ada);
        await page.goto(`${community()}/ask`);

        await question(page).fill("build stops linker");
        await page.getByRole("region", { name: "Is it one of these?" }).getByRole("link").click();
        await page.getByRole("heading", { name: "When the build stops at the linker" }).waitFor();
        await page.goBack();
        await page.getByText("This is what you were writing before.").waitFor();
        await page.reload();

        await page.getByText("This is what you were writing before.").waitFor();
        assert.equal(await question(page).inputValue(), "build stops linker");
      });

      it("in a reply over a lost answer, and the reply is there once", async () => {
        const problem = await ask(ada);
        const page = await rig().pages.take(grace);
        await page.goto(address(problem));
        await openReply(page);
        await replyField(page).fill(answer);
        await page.route("**/replies", async (route) => {
          await route.fetch();
          await route.abort();
        });

        await replyButton(page).click();
        await page.getByText("What you wrote is kept.").waitFor();
        await page.unrouteAll();
        await replyButton(page).click();
        await page.getByText("Your reply is posted.").waitFor();

        assert.equal((await now(problem)).replies.length, 1);
      });

      it("in an edit that somebody else's reply came before, without a question", async () => {
        const problem = await ask(ada);
        const page = await rig().pages.take(ada);
        await page.goto(`${address(problem)}/edit`);
        await question(page).fill(`${title} now`);
        await reply(grace, problem);

        await page.getByRole("button", { name: "Save", exact: true }).click();

        await page.getByRole("heading", { name: `${title} now`, level: 1 }).waitFor();
        await part(page, "Replies").getByText("Clear the").waitFor();
      });

      it("in an edit of words that changed meanwhile, and shows both", async () => {
        const problem = await ask(ada);
        const page = await rig().pages.take(ada);
        await page.goto(`${address(problem)}/edit`);
        await question(page).fill("Mine");
        const { version } = problem;
        await rig().ask(ada, "PUT", api(problem), { title: "From another window", version });

        await page.getByRole("button", { name: "Save", exact: true }).click();

        await untilFocused(page.getByRole("heading", { name: "This problem was changed meanwhile" }));
        await part(page, "As it is now").getByText("From another window").waitFor();
        await page.getByRole("button", { name: "Save mine" }).click();
        await page.getByRole("heading", { name: "Mine", level: 1 }).waitFor();
      });
    });

    describe("is found", () => {
      it("by a choice that stays in the address", async () => {
        const solved = await ask(ada, { title: "Solved one", tags: ["builds"] });
        const { replies } = await reply(grace, solved);
        assert.ok(replies[0]);
        await rig().ask(ada, "PUT", `${api(solved)}/replies/${replies[0].id}/accepted`, {});
        await ask(ada, { title: "Waiting one", tags: ["desk"] });
        const page = await rig().pages.take(grace);
        const titles = () => part(page, "Problems").getByRole("heading", { level: 3 }).allInnerTexts();

        await page.goto(community());
        await page.getByRole("link", { name: "Problems", exact: true }).click();
        await page.getByRole("link", { name: "Waiting one" }).waitFor();
        assert.deepEqual(await titles(), ["Waiting one", "Solved one"]);
        await tabTo(page.getByRole("link", { name: "Waiting for a first reply" }));
        await page.keyboard.press("Enter");
        await page.getByRole("link", { name: "Solved one" }).waitFor({ state: "detached" });
        await page.getByRole("link", { name: "Waiting one" }).waitFor();
        await untilFocused(page.getByRole("link", { name: "Waiting for a first reply" }));
        assert.deepEqual(await titles(), ["Waiting one"]);
        await page.getByRole("link", { name: "Solved", exact: true }).click();
        await page.getByRole("link", { name: "Solved one" }).waitFor();

        await page.reload();
        await page.getByRole("link", { name: "Solved one" }).waitFor();
        assert.deepEqual(await titles(), ["Solved one"]);
        await page.getByRole("combobox", { name: "Tag" }).selectOption("desk");
        await page.getByText("No problem fits this choice").waitFor();
        await page.getByRole("link", { name: "Show all problems" }).click();
        await page.getByRole("link", { name: "Waiting one" }).waitFor();
      });

      it("among tips, or alone when the search is narrowed", async () => {
        await rig().saveTip(ada, communityId, { title: "Linker flags that help" });
        await ask(ada);
        const page = await rig().pages.take(grace);
        await page.goto(community());
        const results = part(page, "Search results");

        await page.getByRole("searchbox").fill("linker");
        await results.getByText("2 results").waitFor();
        await page.getByRole("combobox", { name: "Kind" }).selectOption({ label: "Problems" });
        await results.getByText("1 result", { exact: true }).waitFor();
        await page.getByRole("combobox", { name: "State" }).selectOption({ label: "Solved" });

        await results.getByText("Nothing found").waitFor();
        assert.equal(new URL(page.url()).search, "");
      });

      it("in the personal tab of those who could help, while it waits", async () => {
        const problem = await ask(ada, { title: "Only at home" });
        await rig().ask(grace, "PUT", `/me/communities/${communityId}`);
        const [asker, helper] = [await rig().pages.take(ada), await rig().pages.take(grace)];
        const shown = (page: Page, title: string) =>
          part(page, title).getByRole("link", { name: "Only at home" });

        await asker.goto("/tab/home/saved");
        await helper.goto("/tab/home");
        await shown(asker, "My problems").waitFor();
        await shown(helper, "Could you help?").waitFor();
        await reply(grace, problem);
        await asker.goto("/tab/home");
        await helper.reload();

        await shown(asker, "For you").waitFor();
        await shown(helper, "Could you help?").waitFor({ state: "detached" });
      });
    });
  });
}
