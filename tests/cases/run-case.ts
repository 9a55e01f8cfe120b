// Plays the steps of a case on the real bot and gives what each of them shows.
import type { Activity } from "botbuilder";
import { placesOf } from "../../bot/community/communities/places-of-community.ts";
import type { Community } from "../../bot/community/communities/community.ts";
import { getCommunity } from "../../bot/community/communities/enter.ts";
import { joinCommunity } from "../../bot/community/communities/memberships.ts";
import { startCommunity } from "../../bot/community/communities/start-community.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { getProblem } from "../../bot/community/problems/read-problems.ts";
import { listTips } from "../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../bot/community/tips/save-tip.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { saveTipInput } from "../../bot/contract/tips.ts";
import * as client from "../teams/card-client.ts";
import {
  activityOf,
  actorOf,
  ada,
  ben,
  channel,
  eve,
  groupChat,
  type Rig,
  type Where,
} from "../teams/rig.ts";
import type { Case, Step, StepOf } from "./case-file.ts";

const people = { ada, ben, eve };
const places = { channel, groupChat };

/** What a step shows, by the first word of a path. */
export type Shown = Readonly<Record<string, unknown>>;

export async function playCase(rig: Rig, { setup, input }: Case): Promise<Shown[]> {
  for (const { conversation, people: names } of setup.rosters)
    rig.teams.setRoster(
      conversation,
      names.map((name) => people[name]),
    );
  const ids: string[] = [];
  const problems: string[] = [];
  for (const given of setup.communities) {
    const community = await begin(rig, given);
    ids.push(community.id);
    for (const title of given.problems) problems.push(await ask(rig, given.by, community.id, title));
  }
  const world = { rig, communityId: ids[0] ?? "", problemId: problems[0] };
  const shown: Shown[] = [];
  for (const step of input) shown.push(await play(world, step));
  return shown;
}

interface World {
  readonly rig: Rig;
  /** The first community of the set-up, which steps look into. */
  readonly communityId: string;
  readonly problemId: string | undefined;
}

async function begin(rig: Rig, given: Case["setup"]["communities"][number]): Promise<Community> {
  const by = actorOf(people[given.by]);
  const place =
    typeof given.place === "string"
      ? { conversationId: places[given.place].id, kind: given.place, name: places[given.place].name }
      : given.place;
  const nonce = rig.deps.newId();
  const community = await startCommunity(rig.deps, by, { name: given.name, purpose: "", place, nonce });
  for (const name of given.joined) await joinCommunity(rig.deps, actorOf(people[name]), community.id);
  for (const { title, tags } of given.tips) {
    const tip = { title, markdown: title, tags, credit: { kind: "me" }, nonce: rig.deps.newId() };
    await saveTip(rig.deps, by, community.id, saveTipInput.parse(tip));
  }
  return community;
}

async function ask(rig: Rig, by: keyof typeof people, communityId: string, title: string): Promise<string> {
  const input = askProblemInput.parse({ title, announce: false, nonce: rig.deps.newId() });
  return (await askProblem(rig.deps, actorOf(people[by]), communityId, input)).problem.id;
}

async function play(world: World, step: Step): Promise<Shown> {
  const { rig } = world;
  const before = rig.teams.sent.length;
  const shown = await act(world, step);
  await rig.outbox.settled();
  const to = rig.teams.sent.slice(before).map(({ conversationId }) => conversationId);
  return { ...shown, sent: to.length, to };
}

async function act({ rig, communityId, problemId }: World, step: Step): Promise<Shown> {
  switch (step.do) {
    case "saveTip":
      return save(rig, communityId, step);
    case "replyWith":
      return replyWith(rig, communityId, problemId, step);
    case "message":
      return shownBy(await rig.message(step.text, whereOf(step)));
    case "invoke":
      return shownBy(await rig.invoke(step.name, step.value, whereOf(step)));
    case "activity":
      return shownBy(await rig.post(activityOf(rig.teams, step.activity, whereOf(step))));
    case "block":
      rig.teams.block(people[step.person], step.blocked);
      return {};
    case "roster":
      rig.teams.setRoster(
        step.conversation,
        step.people.map((name) => people[name]),
      );
      return {};
    case "wait":
      rig.clock.now = new Date(rig.clock.now.getTime() + step.minutes * 60_000);
      await rig.outbox.sweep();
      return {};
    case "community": {
      const community = await getCommunity(rig.deps, actorOf(ada), communityId, "read");
      return { name: community.name, places: placesOf(community) };
    }
    case "mayRead": {
      const reader = actorOf(people[step.person]);
      const read = getCommunity(rig.deps, reader, communityId, "read");
      return {
        mayRead: await read.then(
          () => true,
          () => false,
        ),
      };
    }
  }
}

const whereOf = ({ by, place, fields }: Pick<StepOf<"message">, "by" | "place" | "fields">): Where => ({
  by: people[by],
  place,
  fields,
});

/** The status, messages of the bot as text, titles of what a search found. */
function shownBy(answer: Awaited<ReturnType<Rig["post"]>>): Shown {
  const results = answer.at("composeExtension.attachments");
  return {
    statuses: [answer.status],
    replies: answer.replies.map(textOf),
    sentence: answer.at("composeExtension.text") ?? answer.at("task.value"),
    found: Array.isArray(results) ? results.map((_, at) => titleAt(answer, at)) : [],
  };
}

const titleAt = (answer: Awaited<ReturnType<Rig["post"]>>, at: number) =>
  answer.at(`composeExtension.attachments.${at}.preview.content.title`);

const textOf = ({ text, attachments = [] }: Partial<Activity>) =>
  [text ?? "", ...attachments.map(({ content }) => JSON.stringify(content))].join("\n");

/** One call of a message action; `data` is what its dialog sends. */
const call = (
  rig: Rig,
  commandId: string,
  step: Pick<StepOf<"replyWith">, "by" | "place" | "fields" | "payload">,
  data?: object,
) =>
  rig.invoke(
    data ? "composeExtension/submitAction" : "composeExtension/fetchTask",
    { commandId, commandContext: "message", messagePayload: step.payload, ...(data && { data }) },
    whereOf(step),
  );

/** The dialog, and the newest tip after it was sent. */
async function save(rig: Rig, communityId: string, step: StepOf<"saveTip">): Promise<Shown> {
  const { dialog, ...shown } = await open(rig, "saveTip", step);
  const isForm = client.inputOf(dialog, "title") !== undefined;
  const sent = isForm ? await call(rig, "saveTip", step, client.submitOf(dialog, step.typed)) : undefined;
  const { tips } = await listTips(rig.deps, actorOf(ada), communityId);
  return {
    ...shown,
    kind: isForm ? "form" : "sentence",
    refused: sent !== undefined && client.inputOf(client.dialogOf(sent.body), "title") !== undefined,
    tips: tips.length,
    saved: tips[0] && { ...tips[0], credited: tips[0].credited.map(({ name }) => name) },
  };
}

async function open(rig: Rig, commandId: string, step: Parameters<typeof call>[2]) {
  const { body } = await call(rig, commandId, step);
  const dialog = client.dialogOf(body);
  const valueOf = (id: string) => client.inputOf(dialog, id)?.["value"];
  return {
    dialog,
    texts: client.readTexts(dialog),
    title: valueOf("title"),
    markdown: valueOf("markdown"),
    credit: valueOf("credit"),
    credits: client.inputOf(dialog, "credit")?.["choices"],
  };
}

/** The dialog of `replyWith`, and the newest reply to the first problem after it was sent. */
async function replyWith(
  rig: Rig,
  communityId: string,
  problemId: string | undefined,
  step: StepOf<"replyWith">,
): Promise<Shown> {
  if (problemId === undefined) throw new Error("This case has no problem.");
  const { dialog, texts } = await open(rig, "replyWith", step);
  await call(rig, "replyWith", step, client.submitOf(dialog));
  const { problem } = await getProblem(rig.deps, actorOf(ada), communityId, problemId);
  return { texts, reply: problem.replies.at(-1) };
}
