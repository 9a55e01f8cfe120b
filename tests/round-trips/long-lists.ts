// A world in which every list is long, so that what grows with a list shows: 500 stories, 300 tips, 150 problems, 60
// communities of one person, a full board, bookmarks, what one follows, thanks and drafts.
import { ada, ben } from "../teams/rig.ts";
import { crowd, startApp, tipInput, type App, type Seed, type StoredSeed } from "../use-cases/app.ts";
import { ask, here } from "../use-cases/use-case.ts";

const communities = 57;
const moreTips = 275;
const problems = 150;
const pins = 12;
const bookmarks = 100;
const followed = 40;
const drafts = 20;
const thanksOfEach = 3;

/** How much there is of the lists that the page of costs names. */
export const longLists = { communities: 60, stories: 500, tips: 300, problems } as const;

async function each(count: number, make: (number: number) => Promise<unknown>): Promise<void> {
  for (let number = 0; number < count; number += 1) await make(number);
}

async function joinCommunities(app: App): Promise<string[]> {
  const places: string[] = [];
  await each(communities, async (number) => {
    const conversationId = `19:place-${number}@thread.tacv2`;
    places.push(conversationId);
    app.bot.teams.setRoster(conversationId, [ada, ben]);
    const place = { conversationId, kind: "channel", name: `Place ${number}` };
    const input = { name: `Community ${number}`, purpose: "", place, nonce: "nonce-of-start" };
    await ask(app, "POST", "/api/communities", input);
  });
  return places;
}

async function saveTips(app: App): Promise<Seed["tips"]> {
  const tips: Seed["tips"][number][] = [];
  await each(moreTips, async (number) => {
    const input = { ...tipInput(`nonce-of-more-${number}`), title: `Restart the print spooler, ${number}` };
    const { json } = await ask(app, "POST", `${here(app)}/tips`, input);
    tips.push((json as { tip: Seed["tips"][number] }).tip);
  });
  return tips;
}

async function askProblems(app: App): Promise<readonly string[]> {
  const ids: string[] = [];
  await each(problems, async (number) => {
    const input = {
      title: `The printer hums, ${number}`,
      tags: ["printing"],
      nonce: `nonce-of-hum-${number}`,
    };
    const { json } = await ask(app, "POST", `${here(app)}/problems`, input);
    const { id } = (json as { problem: { id: string } }).problem;
    ids.push(id);
    if (number % 2 === 1) return;
    const body = { markdown: "Oil it.", nonce: "nonce-of-reply" };
    await ask(app, "POST", `${here(app)}/problems/${id}/replies`, body, ben);
  });
  return ids;
}

/** Every second one is shared with the community, the others are one click. */
async function shareStories(app: App): Promise<void> {
  for (const [index, { id }] of app.tips.entries())
    for (const [number, person] of crowd.entries()) {
      const delivered = {
        text: `Printed on both sides, ${index} ${number}.`,
        cycle: "applied",
        readers: "community",
      };
      await ask(app, "PUT", `${here(app)}/my-story/tip/${id}`, number % 2 === 0 ? delivered : {}, person);
    }
}

async function keepPersonalLists(app: App, tips: Seed["tips"], problemIds: readonly string[]) {
  const { id: communityId } = app.community;
  for (const { id } of tips.slice(-pins)) await ask(app, "PUT", `${here(app)}/board/tip/${id}`);
  for (const { id } of tips.slice(0, bookmarks))
    await ask(app, "PUT", `/api/me/bookmarks/${communityId}/tip/${id}`);
  for (const id of problemIds.slice(0, followed))
    await ask(app, "PUT", `/api/me/following/${communityId}/problem/${id}`);
  await each(drafts, (number) =>
    ask(app, "PUT", `/api/me/drafts/community-${number + 2}.ask`, {
      title: "The printer hums",
      path: `/community/community-${number + 2}/ask`,
      content: "It hums.",
      writer: "the-phone",
    }),
  );
}

async function giveThanks(app: App): Promise<void> {
  const { userId, name } = ben;
  for (const person of crowd)
    await each(thanksOfEach, (number) =>
      ask(
        app,
        "POST",
        `${here(app)}/thanks`,
        { person: { userId, name }, reason: `He came by, ${number}.` },
        person,
      ),
    );
  const { json } = await ask(app, "GET", "/api/me/thanks", undefined, ben);
  for (const { id } of (json as { thanks: { id: string }[] }).thanks)
    await ask(app, "PUT", `/api/me/thanks/${id}/answer`, { answer: "show" }, ben);
}

/** Made once, over the tab's API. */
export async function growLongLists(): Promise<StoredSeed> {
  const app = await startApp();
  try {
    const places = [...app.places, ...(await joinCommunities(app))];
    const tips = [...(await saveTips(app)), ...app.tips];
    await keepPersonalLists(app, tips.slice(0, 250), await askProblems(app));
    await shareStories(app);
    await giveThanks(app);
    return { community: app.community, tips: tips.slice(250), places, ...(await app.stored()) };
  } finally {
    await app.close();
  }
}
