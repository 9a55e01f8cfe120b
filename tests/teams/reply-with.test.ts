import assert from "node:assert/strict";
import { z } from "zod";
import { joinCommunity, listJoinedIds } from "../../bot/community/communities/memberships.ts";
import { askProblem } from "../../bot/community/problems/ask-problem.ts";
import { getProblem } from "../../bot/community/problems/read-problems.ts";
import { limits } from "../../bot/contract/limits.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { actionsOf, dialogOf, dialogSentenceOf, inputOf, readTexts, submitOf } from "./card-client.ts";
import { actorOf, ada, ben, channel, eve, groupChat, startRig, type Rig, type Where } from "./rig.ts";
import { post } from "./save-tip-rig.ts";

describe("taking a message as the reply to a problem", () => {
  let rig: Rig;
  let communityId: string;
  let asked: number;

  beforeEach(async () => {
    asked = 0;
    rig = await startRig();
    ({ id: communityId } = await rig.startCommunity({ name: "Printing" }));
  });
  afterEach(() => rig.close());

  async function ask(title: string, community = communityId) {
    rig.clock.now = new Date(rig.clock.now.getTime() + 1_000);
    const input = askProblemInput.parse({ title, announce: false, nonce: `nonce-of-ask-${++asked}` });
    return (await askProblem(rig.deps, actorOf(ada), community, input)).problem;
  }

  const call = (name: string, more: object, messagePayload: unknown, where?: Where) =>
    rig.invoke(
      `composeExtension/${name}`,
      { commandId: "replyWith", commandContext: "message", messagePayload, ...more },
      where,
    );

  const open = async (where?: Where, message: unknown = post) =>
    dialogOf((await call("fetchTask", {}, message, where)).body);
  const submit = async (data: object, where?: Where, message: unknown = post) =>
    dialogOf((await call("submitAction", { data }, message, where)).body);

  const repliesTo = async (problemId: string) =>
    (await getProblem(rig.deps, actorOf(ada), communityId, problemId)).problem.replies;

  const choicesOf = (card: unknown) =>
    z
      .object({ choices: z.array(z.object({ title: z.string(), value: z.string() })) })
      .parse(inputOf(card, "problem")).choices;
  const choices = (card: unknown) => choicesOf(card).map(({ title }) => title);

  it("offers the one that is open, and credits the message to its author with nothing typed", async () => {
    const problem = await ask("The tray jams");

    const dialog = await open();
    const answer = await submit(submitOf(dialog));

    assert.match(readTexts(dialog), /Reply from Ben Larsen, with a link to this message:\n.*print spooler/u);
    assert.match(readTexts(answer), /The tray jams\nThis message is now a reply, from Ben Larsen\./u);
    assert.equal(actionsOf(answer)[0]?.["url"], rig.deps.links.problem(communityId, problem.id));
    const [reply, ...others] = await repliesTo(problem.id);
    assert.ok(reply);
    assert.equal(others.length, 0);
    assert.match(reply.markdown, /^Restart the \*\*print spooler\*\* first\./u);
    assert.deepEqual(reply.author, { name: ben.name, userId: ben.userId });
    assert.deepEqual(reply.message?.addedBy, { name: ada.name, userId: ada.userId });
    const { source } = reply.message;
    assert.ok(source.kind === "message");
    assert.equal(source.conversationId, channel.id);
    assert.equal(source.link, post.linkToMessage);
  });

  it("is one reply, whoever takes the message and however often", async () => {
    const problem = await ask("The tray jams");

    await submit(submitOf(await open()));
    await submit(submitOf(await open()));
    await submit(submitOf(await open({ by: ben })), { by: ben });

    assert.equal((await repliesTo(problem.id)).length, 1);
  });

  it("lets one choose among several, the newest first, and chooses none by itself", async () => {
    await ask("The tray jams");
    const second = await ask("Colours are off");

    const dialog = await open();
    const again = await submit(submitOf(dialog));
    const [newest] = choicesOf(again);
    assert.deepEqual(choices(dialog), ["Colours are off", "The tray jams"]);
    assert.match(readTexts(again), /Please fill in/u);

    await submit(submitOf(again, { problem: newest?.value }));

    assert.equal((await repliesTo(second.id)).length, 1);
  });

  it("chooses the problem that was asked in the same thread", async () => {
    const source = { conversationId: channel.id, messageId: "1767600000000" };
    const input = askProblemInput.parse({ title: "The tray jams", source, nonce: "nonce-of-thread" });
    const { problem } = await askProblem(rig.deps, actorOf(ada), communityId, input);
    const other = await ask("Colours are off");
    const answer = { ...post, replyToId: source.messageId, linkToMessage: null };

    const dialog = await open({}, answer);
    await submit(submitOf(dialog), {}, answer);

    assert.deepEqual(choices(dialog), ["Colours are off", "The tray jams"]);
    assert.equal((await repliesTo(problem.id)).length, 1);
    assert.equal((await repliesTo(other.id)).length, 0);
  });

  it("offers the person's own communities where none lives, each by its name", async () => {
    await ask("The tray jams");
    const chat = await rig.startCommunity({ name: "Lunch", place: "groupChat" });
    await ask("Who has the key?", chat.id);

    const dialog = await open({ place: "personal" });

    assert.deepEqual(choices(dialog), ["Who has the key? · Lunch", "The tray jams · Printing"]);
    assert.deepEqual(choices(await open({ place: "groupChat" })), ["Who has the key?"]);
    assert.equal(groupChat.name, "Lunch crew");
  });

  it("offers to join, and joins nobody who does not say so", async () => {
    await ask("The tray jams");
    const dialog = await open({ by: ben });

    await submit(submitOf(dialog), { by: ben });
    const before = await listJoinedIds(rig.deps, actorOf(ben));
    await submit(submitOf(dialog, { join: "true" }), { by: ben });

    assert.deepEqual(before, []);
    assert.deepEqual(await listJoinedIds(rig.deps, actorOf(ben)), [communityId]);
    assert.equal(inputOf(await open({ by: ben }), "join"), undefined);
  });

  it("takes what an app posted as the reply of nobody by name, once", async () => {
    const problem = await ask("The tray jams");
    const byApp = { ...post, from: null };

    const dialog = await open({}, byApp);
    await submit(submitOf(dialog), {}, byApp);
    await submit(submitOf(dialog), {}, byApp);

    assert.doesNotMatch(readTexts(dialog), /your reply/u);
    const replies = await repliesTo(problem.id);
    assert.deepEqual(
      replies.map(({ author, message }) => [author, message?.addedBy.name]),
      [[{ name: "" }, ada.name]],
    );
  });

  it("shortens a message that is longer than a reply, which leads back to it", async () => {
    const problem = await ask("The tray jams");
    const long = { ...post, body: { contentType: "text", content: "Lift the lid. ".repeat(1_000) } };

    await submit(submitOf(await open({}, long)), {}, long);

    const [reply] = await repliesTo(problem.id);
    assert.ok(reply);
    assert.ok(reply.markdown.length <= limits.replyMarkdown && reply.markdown.endsWith("…"));
  });

  it("knows the message again where a client does not send it with the dialog", async () => {
    const problem = await ask("The tray jams");

    await submit(submitOf(await open()), {}, null);

    const [reply] = await repliesTo(problem.id);
    assert.equal(reply?.author.name, ben.name);
    assert.match(reply.markdown, /print spooler/u);
  });

  it("comes back with what was chosen when Teams does not say who belongs here", async () => {
    const problem = await ask("The tray jams");
    const dialog = await open();
    rig.deps.access.forgetPlace(actorOf(ada).tenantId, channel.id);
    rig.teams.trouble({ call: "member", status: 503 }, 2);

    const again = await submit(submitOf(dialog));
    await submit(submitOf(again));

    assert.match(readTexts(again), /Nothing is lost/u);
    assert.equal((await repliesTo(problem.id)).length, 1);
  });

  it("does nothing for whoever does not belong there, and tells nothing of the place", async () => {
    const problem = await ask("The tray jams");
    const data = submitOf(await open());

    const { body } = await call("fetchTask", {}, post, { by: eve });
    const answer = await submit(data, { by: eve });

    assert.match(dialogSentenceOf(body), /can’t find this/u);
    assert.match(readTexts(answer), /can’t find this/u);
    assert.deepEqual(await repliesTo(problem.id), []);
  });

  it("says what to do where there is nothing to choose from", async () => {
    const withoutText = { ...post, body: { contentType: "html", content: "" } };

    assert.match(readTexts(await open()), /no open problem here/u);
    assert.match(readTexts(await open({ by: eve, place: "personal" })), /haven’t joined a community/u);
    assert.match(readTexts(await open({}, withoutText)), /that has text/u);
    assert.match(readTexts(dialogOf((await call("fetchTask", { messagePayload: null }, {})).body)), /menu/u);
  });

  it("refuses a choice that the dialog did not offer", async () => {
    const problem = await ask("The tray jams");
    const data = submitOf(await open());
    await joinCommunity(rig.deps, actorOf(ben), communityId);

    for (const choice of ["", "x", `${communityId}/${problem.id}/x`, `${communityId}/${"x".repeat(22)}`, 7])
      assert.ok(
        actionsOf(await submit({ ...data, problem: choice })).every(({ type }) => type === "Action.Submit"),
      );

    assert.deepEqual(await repliesTo(problem.id), []);
  });
});
