// The use cases that matter, each with what it may ask of the store at most in a world of long lists.
import { exportJob } from "../use-cases/my-data-use-cases.ts";
import type { App } from "../use-cases/app.ts";
import { ask, here, type UseCase } from "../use-cases/use-case.ts";
import { useCases } from "../use-cases/use-cases.ts";

type Prepare = UseCase["prepare"];

interface Budget {
  /** At most so many requests to the store, … */
  readonly requests: number;
  /** … of which so often an answer is waited for: what is asked side by side counts once. */
  readonly rounds: number;
  /** How often in a community of 50 people on a working day: an assumption, nobody has measured it. */
  readonly perDay: number;
  /** Arranges; what it gives is measured. */
  readonly prepare: Prepare;
}

const newestTip = ({ tips }: App) => tips.at(-1)?.id;

const gets =
  (...paths: ((app: App) => string)[]): Prepare =>
  (app) =>
  () =>
    Promise.all(paths.map((path) => ask(app, "GET", path(app))));

type Question = (app: App) => ReturnType<typeof ask>;

/** Right after the search was asked the same: it fills its index first, and says so. */
const typedOn =
  (search: Question, prepare: Prepare = (app) => () => search(app)): Prepare =>
  async (app) => {
    const isReading = async () => ((await search(app)).json as { reading: boolean }).reading;
    while (await isReading());
    return prepare(app);
  };

/** So much later that the search asks for what others have written meanwhile. */
const warm = (search: Question, prepare: Prepare = (app) => () => search(app)): Prepare =>
  typedOn(search, async (app) => {
    const run = await prepare(app);
    app.advance(1_501);
    return run;
  });

const searchHere = (app: App) => ask(app, "POST", `${here(app)}/search`, { q: "spooler" });
const searchMine = (app: App) => ask(app, "POST", "/api/me/search", { q: "spooler" });

export const budgets = {
  "first screen of a community": {
    requests: 18,
    rounds: 2,
    perDay: 10,
    prepare: warm(searchHere, gets(here)),
  },
  "page of a tip": {
    requests: 10,
    rounds: 2,
    perDay: 15,
    prepare: gets(
      (app) => `${here(app)}/tips/${newestTip(app)}`,
      (app) => `${here(app)}/board`,
      (app) => `${here(app)}/my-story/tip/${newestTip(app)}`,
      (app) => `/api/me/bookmarks/${app.community.id}/tip/${newestTip(app)}`,
      () => "/api/me/following",
    ),
  },
  "page of a problem": { requests: 3, rounds: 2, perDay: 5, prepare: useCases["open a problem"].prepare },
  "picture in a tip": {
    requests: 3,
    rounds: 1,
    perDay: 5,
    prepare: useCases["see a picture in a tip"].prepare,
  },
  "keep a picture": {
    requests: 4,
    rounds: 4,
    perDay: 0.3,
    prepare: useCases["keep a picture for a text"].prepare,
  },
  home: {
    requests: 330,
    rounds: 4,
    perDay: 5,
    prepare: warm(
      searchMine,
      gets(
        () => "/api/me/communities",
        () => "/api/me/home",
      ),
    ),
  },
  "save in the tab": {
    requests: 3,
    rounds: 3,
    perDay: 0.5,
    prepare: useCases["save a tip in the tab"].prepare,
  },
  "save a message: open the dialog": {
    requests: 7,
    rounds: 4,
    perDay: 1,
    prepare: warm(searchHere, useCases["open the dialog of saveTip"].prepare),
  },
  "save a message: submit": {
    requests: 4,
    rounds: 4,
    perDay: 0.8,
    prepare: warm(searchHere, useCases["submit the dialog of saveTip"].prepare),
  },
  "next message of a thread: open": {
    requests: 9,
    rounds: 5,
    perDay: 0.3,
    prepare: warm(searchHere, useCases["open it on another message of the thread"].prepare),
  },
  "next message of a thread: add it": {
    requests: 5,
    rounds: 5,
    perDay: 0.2,
    prepare: warm(searchHere, useCases["add that message to the tip"].prepare),
  },
  "find in a community": { requests: 3, rounds: 3, perDay: 10, prepare: warm(searchHere) },
  /** As `findTip` in Teams does, which has five seconds for it and is therefore not run where lists are long. */
  "find in all of one's communities": {
    requests: 130,
    rounds: 4,
    perDay: 12,
    prepare: warm(searchMine),
  },
  /** Two for each search, from whoever goes on typing. */
  "find in all, the next letters": {
    requests: 70,
    rounds: 3,
    perDay: 24,
    prepare: typedOn(searchMine),
  },
  "list by filters": {
    requests: 3,
    rounds: 3,
    perDay: 2,
    prepare: warm(searchHere, useCases["list a community by filters"].prepare),
  },
  join: { requests: 4, rounds: 4, perDay: 0.2, prepare: useCases["join a community"].prepare },
  "start a community": {
    requests: 5,
    rounds: 5,
    perDay: 0.01,
    prepare: useCases["start a community in the tab"].prepare,
  },
  ask: { requests: 3, rounds: 3, perDay: 0.3, prepare: useCases["ask a problem"].prepare },
  reply: { requests: 4, rounds: 4, perDay: 0.6, prepare: useCases["reply to a problem"].prepare },
  "accept a solution": { requests: 4, rounds: 4, perDay: 0.2, prepare: useCases["accept a reply"].prepare },
  "deliver a problem's card": {
    requests: 8,
    rounds: 6,
    perDay: 1.5,
    prepare: useCases["post or change a problem's card"].prepare,
  },
  "notify followers of a tag": {
    requests: 8,
    rounds: 7,
    perDay: 0.5,
    prepare: warm(searchHere, useCases["tell those who follow a tag of a new tip"].prepare),
  },
  digest: {
    requests: 14,
    rounds: 8,
    perDay: 0.1,
    prepare: warm(searchHere, useCases["the bot's digest in a channel"].prepare),
  },
  "say that a tip helped": {
    requests: 9,
    rounds: 8,
    perDay: 1,
    prepare: useCases["say that a tip helped"].prepare,
  },
  "stories of a community": {
    requests: 45,
    rounds: 6,
    perDay: 0.3,
    prepare: useCases["read the stories that are shared"].prepare,
  },
  "thank a colleague": { requests: 6, rounds: 5, perDay: 0.5, prepare: useCases["thank somebody"].prepare },
  "thanks of a community": {
    requests: 4,
    rounds: 3,
    perDay: 2,
    prepare: gets((app) => `${here(app)}/thanks`),
  },
  "export of a community": {
    // In pages of ten, so that a slow reader holds little, and entries twice.
    requests: 160,
    rounds: 160,
    perDay: 0.01,
    prepare: useCases["take a community along"].prepare,
  },
  "my data": {
    requests: 480,
    rounds: 480,
    perDay: 0.001,
    prepare: exportJob,
  },
} as const satisfies Record<string, Budget>;

export type RowName = keyof typeof budgets;
