import assert from "node:assert/strict";
import { readHome } from "../../bot/community/personal/home.ts";
import { homeView } from "../../bot/community/personal/home-view.ts";
import { listPeople } from "../../bot/community/communities/known-people.ts";
import { noticeTimes } from "../../bot/community/notifications/next-card.ts";
import { setNoticeSettings } from "../../bot/community/notifications/settings.ts";
import { askPeople } from "../../bot/community/problems/ask-people.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { problemView } from "../../bot/community/problems/problem-view.ts";
import { getProblem } from "../../bot/community/problems/read-problems.ts";
import { acceptReply } from "../../bot/community/problems/solve-problem.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { Refusal } from "../../bot/community/core/refusal.ts";
import { askPeopleInput, askProblemInput } from "../../bot/contract/problems.ts";
import { actionsOf, contentOf, readTexts } from "./card-client.ts";
import type { Person } from "./fake-teams.ts";
import { actorOf, ada, ben, channel, eve, startRig, tenantId, type Rig } from "./rig.ts";

const refused = (code: string) => (error: unknown) => error instanceof Refusal && error.reason.code === code;

describe("asking somebody, too", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Release makers" }));
  });
  afterEach(() => rig.close());

  async function ask(withoutName = false) {
    const input = askProblemInput.parse({
      title: "The build hangs",
      markdown: "Since Monday.",
      announce: false,
      withoutName,
      nonce: "nonce-of-problem",
    });
    return (await askProblem(rig.deps, actorOf(ada), communityId, input)).problem.id;
  }

  async function askToo(problemId: string, ...people: Person[]) {
    await askPeople(rig.deps, actorOf(ada), communityId, problemId, {
      people: people.map(({ userId }) => userId),
    });
    await rig.outbox.settled();
  }

  const toldTo = (person: Person) =>
    rig.teams.sent.filter(({ conversationId }) => conversationId === rig.teams.chatOf(person));

  function cardTo(person: Person) {
    const [attachment] = toldTo(person).at(-1)?.activity.attachments ?? [];
    assert.ok(attachment);
    return contentOf(attachment);
  }

  async function decline(person: Person) {
    const button = actionsOf(cardTo(person)).find((one) => one["title"] === "Not now");
    const data = button?.["data"] as Record<string, unknown>;
    const record = await rig.records.forTenant(tenantId).find(`person:${person.userId}`, "notices");
    const { cards } = record?.body as { cards: { activityId: string }[] };
    const fields = {
      replyToId: cards.at(-1)?.activityId,
      conversation: { id: rig.teams.chatOf(person), conversationType: "personal", tenantId },
    };
    const action = { type: "Action.Execute", verb: data["verb"], data };
    const answer = await rig.invoke(
      "adaptiveCard/action",
      { action },
      { by: person, place: "personal", fields },
    );
    await rig.outbox.settled();
    return answer;
  }

  it("is one private card that names nobody, with the words, Look and Not now", async () => {
    const problemId = await ask(true);
    await askToo(problemId, ben);

    assert.equal(rig.teams.sent.length, 1);
    assert.match(
      readTexts(cardTo(ben)),
      /^Release makers\nA member thinks you can help with “The build hangs”\n“Since Monday\.”\nOnly you can read this/u,
    );
    assert.deepEqual([...new Set(actionsOf(cardTo(ben)).map((one) => one["title"]))], ["Not now", "Look"]);
    assert.doesNotMatch(JSON.stringify(toldTo(ben)), new RegExp(`${ada.name}|${ada.userId}`, "u"));
  });

  it("says whose problem it is where they asked with their name", async () => {
    await askToo(await ask(), ben);

    assert.match(readTexts(cardTo(ben)), /A member thinks you can help Ada Okafor with “The build hangs”/u);
  });

  it("comes once, whoever asks again, and not at all when it is over or switched off", async () => {
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    const problemId = await ask();
    await askToo(problemId, ben);
    rig.clock.now = new Date(rig.clock.now.getTime() + noticeTimes.between);
    await askToo(problemId, ben);
    assert.equal(toldTo(ben).length, 1);

    await setNoticeSettings(rig.deps, actorOf(eve), { off: ["askedYou"], quietHours: null });
    await askToo(problemId, eve);
    assert.equal(toldTo(eve).length, 0);
  });

  it("reads the same to everybody else, whether it was declined, not seen or never came", async () => {
    rig.teams.setRoster(channel.id, [ada, ben, eve]);
    const problemId = await ask();
    await askToo(problemId, ben);
    /** All that is stored but in ben's own scope, and all that the others are shown. */
    const world = async () => {
      const records = rig.records.forTenant(tenantId);
      const scopes = [
        `community:${communityId}`,
        `person:${ada.userId}`,
        `person:${eve.userId}`,
        "tenant",
      ] as const;
      const stored = await Promise.all(scopes.map((scope) => records.changesSince(scope, undefined, 500)));
      const seen = await Promise.all(
        [ada, eve].map(async (person) => {
          const actor = actorOf(person);
          const { problem, community } = await getProblem(rig.deps, actor, communityId, problemId);
          return [
            problemView(problem, community, actor),
            homeView(await readHome(rig.deps, actor), rig.clock.now),
            await listPeople(rig.deps, actor, communityId),
            toldTo(person),
          ];
        }),
      );
      return { stored: stored.map(({ written }) => written), seen };
    };
    const unseen = await world();
    const toOthers = () =>
      rig.teams.sent.filter(({ conversationId }) => conversationId !== rig.teams.chatOf(ben)).length;
    const sentBefore = toOthers();

    const answer = await decline(ben);

    assert.match(JSON.stringify(answer.body), /You said not now/u);
    assert.deepEqual(await world(), unseen);
    assert.equal(toOthers(), sentBefore, "nobody else is sent anything");
    // Asking again answers the same.
    await askToo(problemId, ben);
  });

  it("is refused for strangers, oneself, three at a time, and a solved problem", async () => {
    const problemId = await ask();
    const input = (...people: Person[]) => ({ people: people.map(({ userId }) => userId) });
    const askAs = (by: Person, ...people: Person[]) =>
      askPeople(rig.deps, actorOf(by), communityId, problemId, input(...people));

    await assert.rejects(askAs(ada, eve), refused("noRecipient"));
    await assert.rejects(askAs(ada, ada), refused("noRecipient"));
    await assert.rejects(askAs(eve, ben), refused("notFound"));
    assert.equal(askPeopleInput.safeParse(input(ada, ben, eve)).success, false);

    const reply = { markdown: "Clear the cache.", nonce: "nonce-of-reply" };
    const { replyId } = await replyToProblem(rig.deps, actorOf(ben), communityId, problemId, reply);
    await acceptReply(rig.deps, actorOf(ada), communityId, problemId, replyId, { reason: "" });
    await assert.rejects(askAs(ada, ben), refused("problemSolved"));
  });
});
