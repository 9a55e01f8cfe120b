// Every screen of the tab, in every state that a person may meet it in, with the way there.
import type { Page } from "playwright-core";
import type { TipView } from "../../../bot/contract/tips.ts";
import { ada, grace, newcomer, stranger } from "../rig.ts";
import type { Person } from "../../teams/fake-teams.ts";
import { link, longName, markdown, type World } from "./screen-world.ts";
import { TipForm } from "./tip-form.ts";
import { choose, more, moreOf, moreOfStory, moreOfThanks } from "../menu.ts";

export interface Screen {
  readonly name: string;
  readonly person: Person;
  readonly path: (world: World) => string;
  /** What leads to the state, once the page is there. */
  readonly act?: (page: Page, world: World) => Promise<unknown>;
}

const community = (world: World) => `/tab/community/${world.community}`;
const tip = (world: World) => `${community(world)}/tip/${world.tip}`;
const newTip = (world: World) => `${community(world)}/new-tip`;
const newTipFromMessage = (world: World) => `${newTip(world)}?from=message`;
const problem = (world: World) => `${community(world)}/problem/${world.problem}`;
const waiting = (world: World) => `${community(world)}/problem/${world.waiting}`;
const hiddenReply = (world: World) => `${community(world)}/problem/${world.hiddenReply}`;
const solution = (world: World) => `${community(world)}/problem/${world.solution}`;
const solutionTip = (world: World) => `${community(world)}/tip/${world.solutionTip}`;
const fromSolution = (world: World) => `${newTip(world)}?problem=${world.solution}`;
const askPage = (world: World) => `${community(world)}/ask`;
const settings = (world: World) => `${community(world)}/settings`;
const about = (world: World) => `${community(world)}/about`;
const tags = (world: World) => `${community(world)}/tags`;
const edit = (world: World) => `${tip(world)}/edit`;

const search = (words: string) => async (page: Page) => {
  await page.getByRole("searchbox").fill(words);
  await page
    .getByRole("region", { name: "Search results" })
    .getByText(/\d results?$|^Nothing found/u)
    .waitFor();
};

/** Across all communities: with every choice that there is. */
async function narrowSearch(page: Page) {
  await page.getByRole("searchbox").fill("core");
  const choose = (label: string, choice: { label: string }) =>
    page.getByRole("combobox", { name: label }).selectOption(choice);
  await choose("Community", { label: longName });
  await choose("Kind", { label: "Tips" });
  await choose("Freshness", { label: "Not confirmed for a while" });
  await page.getByText(/\d results?$|^Nothing found/u).waitFor();
}

async function saveFaulty(page: Page) {
  const form = new TipForm(page);
  await form.fill({ title: "", text: "", tags: "x".repeat(60), name: "" });
  await page.getByRole("switch", { name: "Preview" }).check();
  await form.save().click();
  await page.getByText("Give the tip a title.").waitFor();
}

async function failToSave(page: Page) {
  await page.route("**/api/communities/*/tips", (route) => route.abort());
  await new TipForm(page).fill({ title: "Kept", text: "It works.", tags: "" });
  await new TipForm(page).save().click();
  await page.getByText("What you wrote is kept.").waitFor();
}

async function pasteLink(page: Page) {
  await page.getByRole("textbox").fill(link);
  await page.getByRole("button", { name: "Continue" }).click();
  await new TipForm(page).title().waitFor();
}

async function saveTwice(page: Page) {
  await pasteLink(page);
  await new TipForm(page).fill({ title: "Once more", text: "It works.", tags: "" });
  await new TipForm(page).save().click();
  await page.getByRole("heading", { name: "This is already a tip" }).waitFor();
}

async function collide(page: Page, world: World) {
  const address = `/communities/${world.community}/tips/${world.tip}`;
  await new TipForm(page).title().fill("Read a core dump anywhere");
  const { version, title, tags } = await world.rig.ask<TipView>(ada, "GET", address);
  const theirs = `${markdown}\n\nAsk for help early.`;
  await world.rig.ask(ada, "PUT", address, { title, markdown: theirs, tags, version });
  await new TipForm(page).save().click();
  await page.getByText("This tip was changed meanwhile").waitFor();
}

const press = (name: string) => async (page: Page) => {
  await page.getByRole("button", { name, exact: true }).first().click();
};

const chosen = (name: string, opener?: string) => (page: Page) => choose(page, name, opener);

/** A doubted tip asks another question. */
async function confirm(page: Page, world: World) {
  const address = `/communities/${world.community}/tips/${world.tip}/check`;
  await world.rig.ask(ada, "PUT", address, { works: true });
  await page.reload();
}

async function beHelped(page: Page, world: World) {
  await confirm(page, world);
  const helped = page.getByRole("button", { name: "This helped me", disabled: false });
  await helped.or(page.getByText("This helped you")).waitFor();
  if (await helped.isVisible()) await helped.click();
  await page.getByText("will hear that it helped").waitFor();
}

async function openTag(page: Page) {
  await page.getByRole("list", { name: "Tags" }).getByRole("link").first().click();
  await page.getByRole("button", { name: /this tag$/u }).waitFor();
}

async function askWhatIsKnown(page: Page) {
  await page.getByRole("textbox", { name: "What is the problem?" }).fill("The debugger stops");
  await page.getByRole("heading", { name: "Is it one of these?" }).waitFor();
}

async function askNothing(page: Page) {
  await page.getByRole("button", { name: "Ask", exact: true }).click();
  await page.getByText("Say what the problem is.").waitFor();
}

async function doubt(page: Page, world: World) {
  const address = `/communities/${world.community}/tips/${world.tip}/check`;
  const text = `It said nothing.\n${"verylongword".repeat(10)}`;
  await world.rig.ask(grace, "PUT", address, { works: false, text });
  await page.reload();
  await page.getByText("Did not work for Grace Hopper").waitFor();
}

async function beginDoubt(page: Page) {
  const question = page.getByRole("button", { name: "Did not work for me" });
  if (await question.isVisible()) await question.click();
  else await choose(page, "Did not work for me");
  await page.getByRole("button", { name: "Send" }).click();
}

async function change(page: Page, world: World) {
  const address = `/communities/${world.community}/tips/${world.tip}`;
  const { version, title, tags } = await world.rig.ask<TipView>(ada, "GET", address);
  const body = {
    title,
    markdown: `${markdown}\n\nSave the dump first.`,
    tags,
    version,
    note: "It was lost once.",
  };
  await world.rig.ask(grace, "PUT", address, body);
  await page.reload();
  await page.getByRole("insertion").first().waitFor();
}

async function arrange(page: Page) {
  await choose(page, "Arrange pins");
  await page.getByText("Drag, or use").first().waitFor();
}

async function takeThanksBack(page: Page) {
  await page.getByRole("button", { name: "Take back what I wrote about" }).first().click();
}

async function bringReply(page: Page) {
  await press("Write a reply …")(page);
  await press("Paste a message instead")(page);
  await page.getByRole("textbox", { name: "The message, or a link to it" }).fill(link);
  await press("Continue")(page);
  await page.getByRole("textbox", { name: "Who wrote it?" }).waitFor();
}

async function chooseEntry(page: Page) {
  await press("Write a reply …")(page);
  await press("Use a tip or solved problem")(page);
  await page.getByRole("searchbox", { name: "Find what answers it" }).fill("core dump");
  await page
    .getByRole("button", { name: /^This answers it/u })
    .first()
    .waitFor();
}

async function bringFaultyReply(page: Page) {
  await bringReply(page);
  await press("Reply")(page);
  await page.getByText("Say who wrote it.").waitFor();
}

async function beginRename(page: Page) {
  await page
    .getByRole("button", { name: /^Rename the tag/u })
    .first()
    .click();
}

const stories = (world: World) => `${community(world)}/stories`;

async function makePage(page: Page, world: World) {
  const story = { text: "It worked.", forManager: true, withName: true };
  await world.rig.ask(ada, "PUT", `/communities/${world.community}/my-story/tip/${world.tip}`, story);
  await page.reload();
  await page
    .getByRole("checkbox", { name: /It worked/u })
    .first()
    .check();
  await page.getByRole("region", { name: "The page" }).waitFor();
}

async function beginStory(page: Page, world: World) {
  await confirm(page, world);
  const helped = page.getByRole("button", { name: "This helped me", disabled: false });
  const more = page.getByRole("button", { name: /Say what changed|Change the story/u });
  await helped.or(more).first().waitFor();
  if (await helped.isVisible()) await helped.click();
  await more.click();
  await page.getByRole("textbox", { name: "What changed for you?" }).fill("It worked.");
}

async function start(page: Page) {
  await page.getByRole("textbox", { name: "Name" }).fill("Weavers".repeat(11));
  await press("Start the community")(page);
  await page.getByRole("link", { name: "Open it" }).waitFor();
}

/** Asked until one has answered; after that behind ⋯. */
async function withdrawal(page: Page) {
  const button = page.getByRole("button", { name: "Withdraw my words" });
  await page.getByRole("button", { name: more, exact: true }).waitFor();
  if (!(await button.isVisible())) await choose(page, "My name on this tip");
  await button.click();
}

async function withdrawWords(page: Page) {
  await withdrawal(page);
  await press("Yes, withdraw it")(page);
  await page.getByText("What others wrote is still here.").waitFor();
}

export const screens: readonly Screen[] = [
  { name: "the personal tab", person: ada, path: () => "/tab/home" },
  { name: "the personal tab, empty", person: newcomer, path: () => "/tab/home" },
  { name: "the personal tab, with what is one's own", person: grace, path: () => "/tab/home" },
  { name: "starting a community", person: ada, path: () => "/tab/home/start" },
  {
    name: "starting a community, with a fault",
    person: ada,
    path: () => "/tab/home/start",
    act: press("Start the community"),
  },
  { name: "a community, just started", person: ada, path: () => "/tab/home/start", act: start },
  { name: "what is held about oneself", person: ada, path: () => "/tab/home/my-data" },
  { name: "erasing it", person: ada, path: () => "/tab/home/my-data", act: press("Erase my data …") },
  { name: "a community", person: ada, path: community },
  { name: "a community, empty", person: ada, path: ({ empty }) => `/tab/community/${empty}` },
  { name: "a community that is not there", person: stranger, path: community },
  { name: "a search, narrowed", person: ada, path: () => "/tab/home", act: narrowSearch },
  { name: "search results", person: ada, path: community, act: search("core") },
  { name: "search without results", person: ada, path: community, act: search("submarine") },
  { name: "a tip", person: ada, path: tip },
  { name: "a tip that is not there", person: ada, path: (world) => `${community(world)}/tip/no-such-tip` },
  {
    name: "a community's problems",
    person: ada,
    path: (world) => `${community(world)}?show=problems`,
  },
  {
    name: "problems that nobody has",
    person: ada,
    path: (world) => `${community(world)}?show=problems&which=solved&tag=debugger`,
  },
  { name: "a problem, solved", person: ada, path: problem },
  { name: "a problem, solved, for another", person: grace, path: problem },
  { name: "a problem that waits", person: ada, path: waiting },
  { name: "withdrawing a problem", person: ada, path: waiting, act: chosen("Withdraw") },
  { name: "a problem that waits, for another", person: grace, path: waiting },
  { name: "asking a linked community", person: ada, path: waiting, act: chosen("Ask another community") },
  { name: "bringing a message as the reply", person: grace, path: waiting, act: bringReply },
  { name: "answering with a tip", person: grace, path: waiting, act: chooseEntry },
  { name: "bringing a message, with faults", person: grace, path: waiting, act: bringFaultyReply },
  {
    name: "saying why a reply helped",
    person: grace,
    path: problem,
    act: chosen("Mark as solution", moreOf("Ada Lovelace")),
  },
  { name: "opening a problem again", person: grace, path: problem, act: chosen("Reopen") },
  { name: "deleting a reply", person: ada, path: problem, act: chosen("Delete", moreOf("Ada Lovelace")) },
  {
    name: "a problem that is not there",
    person: ada,
    path: (world) => `${community(world)}/problem/no-such-problem`,
  },
  {
    name: "a problem brought here by oneself",
    person: ada,
    path: ({ linkedCommunity, crossPosted }) => `/tab/community/${linkedCommunity}/problem/${crossPosted}`,
  },
  { name: "a problem of which a tip can be made", person: ada, path: solution },
  { name: "making a tip of it", person: ada, path: fromSolution },
  { name: "making a tip without having joined", person: newcomer, path: fromSolution },
  {
    name: "making a tip of nothing",
    person: ada,
    path: (world) => `${newTip(world)}?problem=${world.waiting}`,
  },
  { name: "a tip of several replies", person: newcomer, path: solutionTip },
  { name: "a tip of one's own reply", person: grace, path: solutionTip },
  { name: "withdrawing one's words", person: grace, path: solutionTip, act: withdrawal },
  { name: "one's words withdrawn", person: grace, path: solutionTip, act: withdrawWords },
  { name: "asking", person: ada, path: askPage },
  { name: "asking without having joined", person: newcomer, path: askPage },
  { name: "joining where one asks", person: newcomer, path: askPage, act: press("Join") },
  { name: "asking what is known", person: ada, path: askPage, act: askWhatIsKnown },
  { name: "asking nothing", person: ada, path: askPage, act: askNothing },
  { name: "editing a problem", person: ada, path: (world) => `${problem(world)}/edit` },
  { name: "writing", person: ada, path: newTip },
  { name: "writing, with faults", person: ada, path: newTip, act: saveFaulty },
  { name: "writing, not saved", person: ada, path: newTip, act: failToSave },
  { name: "pasting", person: ada, path: newTipFromMessage },
  { name: "pasting a link", person: ada, path: newTipFromMessage, act: pasteLink },
  { name: "pasting, already saved", person: ada, path: newTipFromMessage, act: saveTwice },
  { name: "editing", person: ada, path: edit },
  { name: "editing, changed meanwhile", person: ada, path: edit, act: collide },
  { name: "editing what is not one's own", person: grace, path: edit },
  // Before she does, which the next one arranges: afterwards nobody asks her.
  { name: "a tip, doubting", person: grace, path: tip, act: beginDoubt },
  { name: "a tip, doubted", person: ada, path: tip, act: doubt },
  { name: "a tip's history", person: ada, path: (world) => `${tip(world)}/history`, act: change },
  { name: "the board, arranged", person: ada, path: community, act: arrange },
  {
    name: "adding the tab",
    person: ada,
    path: ({ channel }) => `/tab/configure?conversationId=${encodeURIComponent(channel)}&name=Releases`,
  },
  { name: "adding the tab outside of Teams", person: ada, path: () => "/tab/configure" },
  {
    name: "first steps for stewards",
    person: ada,
    path: (world) => `/tab/community/${world.empty}`,
    act: async (page) => {
      await page.getByRole("button", { name: "Hide these steps" }).click();
      await page.getByText("The first steps are hidden").waitFor();
    },
  },
  { name: "about a community", person: ada, path: about },
  { name: "about a community, not a steward", person: grace, path: about },
  { name: "settings of a community", person: ada, path: settings },
  { name: "settings of a community, not a steward", person: grace, path: settings },
  { name: "hiding from the list of reports", person: ada, path: settings, act: press("Hide") },
  { name: "a community's tags", person: ada, path: tags },
  { name: "renaming a tag", person: grace, path: tags, act: beginRename },
  { name: "a community's tags, none yet", person: ada, path: ({ empty }) => `/tab/community/${empty}/tags` },
  { name: "reporting a tip", person: grace, path: tip, act: chosen("Report") },
  { name: "hiding a problem", person: ada, path: problem, act: chosen("Hide") },
  { name: "a tip that helped", person: newcomer, path: tip, act: beHelped },
  { name: "a tip, saved, and its tag", person: grace, path: tip, act: openTag },
  { name: "a hidden tip", person: ada, path: (world) => `${community(world)}/tip/${world.hiddenTip}` },
  {
    name: "bringing a hidden tip back",
    person: ada,
    path: (world) => `${community(world)}/tip/${world.hiddenTip}`,
    act: press("Bring back"),
  },
  { name: "a hidden reply", person: newcomer, path: hiddenReply },
  { name: "a hidden reply of one's own", person: grace, path: hiddenReply },
  { name: "answering to it", person: grace, path: hiddenReply, act: press("Answer") },
  {
    name: "notifications",
    person: ada,
    path: () => "/tab/home/notices",
    async act(page) {
      await page.getByText("More choices").click();
      await page.getByRole("switch", { name: "Quiet hours" }).click();
      await page.getByRole("button", { name: "Save", exact: true }).waitFor();
    },
  },
  { name: "a community's thanks", person: ada, path: (world) => `${community(world)}/thanks` },
  {
    name: "a community's thanks, joining in",
    person: newcomer,
    path: (world) => `${community(world)}/thanks`,
    act: press("Change what I said"),
  },
  {
    name: "a community's thanks, none yet",
    person: ada,
    path: ({ empty }) => `/tab/community/${empty}/thanks`,
  },
  { name: "thanking somebody", person: ada, path: (world) => `${community(world)}/thank` },
  {
    name: "thanking nobody",
    person: ada,
    path: (world) => `${community(world)}/thank`,
    act: press("Send thanks"),
  },
  {
    name: "reporting thanks",
    person: newcomer,
    path: (world) => `${community(world)}/thanks`,
    act: chosen("Report", moreOfThanks),
  },
  {
    name: "hiding thanks",
    person: ada,
    path: (world) => `${community(world)}/thanks`,
    act: chosen("Hide", moreOfThanks),
  },
  { name: "one's thanks", person: grace, path: () => "/tab/home/thanks" },
  { name: "one's thanks, none yet", person: stranger, path: () => "/tab/home/thanks" },
  { name: "taking thanks back", person: ada, path: () => "/tab/home/thanks", act: takeThanksBack },
  { name: "stories", person: ada, path: stories },
  { name: "reporting a story", person: grace, path: stories, act: chosen("Report", moreOfStory) },
  { name: "hiding a story", person: ada, path: stories, act: chosen("Hide", moreOfStory) },
  { name: "stories, none yet", person: ada, path: ({ empty }) => `/tab/community/${empty}/stories` },
  { name: "a page for a manager", person: ada, path: (world) => `${stories(world)}/page`, act: makePage },
  { name: "telling a story", person: newcomer, path: tip, act: beginStory },
  { name: "what is saved", person: ada, path: () => "/tab/home/saved" },
  { name: "one's own stories", person: ada, path: () => "/tab/home/stories" },
  { name: "the directory", person: ada, path: () => "/tab/directory" },
  { name: "an address of nothing", person: ada, path: () => "/tab/nothing" },
  {
    name: "adding the tab for a community one has joined",
    person: ada,
    path: ({ channel }) => `/tab/configure?conversationId=${encodeURIComponent(channel)}&name=Releases`,
    act: (page) => page.getByRole("radio", { name: "A community I’ve joined" }).check(),
  },
];
