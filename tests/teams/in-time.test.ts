// What people see when store or Teams are slower than they can wait.
import assert from "node:assert/strict";
import { botTimes } from "../../bot/teams/endpoint.ts";
import { openOnFake } from "../records/cosmos-subject.ts";
import { dialogOf, dialogSentenceOf, inputOf, readTexts, searchSentenceOf, submitOf } from "./card-client.ts";
import { channel, type Rig, startRig, tenantId } from "./rig.ts";
import { post } from "./save-tip-rig.ts";

/** Milliseconds. */
const short = { invoke: { work: 300, answer: 5_000 }, other: { work: 300, answer: 5_000 } };
const never = 3_600_000;

describe("the bot while the store does not answer", () => {
  let store: Awaited<ReturnType<typeof openOnFake>>;
  let rig: Rig;
  let times: typeof short;

  const stall = () => {
    Object.assign(times, short);
    store.fake.delay = never;
  };

  beforeEach(async () => {
    times = { ...botTimes };
    store = await openOnFake();
    rig = await startRig({ records: store.store, now: store.now, deliversNothing: true, times });
    await rig.startCommunity({ name: "Printing" });
  });
  afterEach(async () => {
    await rig.close();
    await store.close();
  });

  const invoke = (name: string, value: object) => rig.invoke(`composeExtension/${name}`, value);
  const saveTip = { commandId: "saveTip", commandContext: "message", messagePayload: post };

  it("says so instead of opening a dialog", async () => {
    stall();

    const { body } = await invoke("fetchTask", saveTip);

    assert.match(dialogSentenceOf(body), /taking too long\. Nothing was changed/u);
  });

  it("says so instead of results", async () => {
    stall();
    const parameters = [{ name: "query", value: "spooler" }];

    const { body } = await invoke("query", { commandId: "findTip", parameters });

    assert.match(searchSentenceOf(body), /taking too long/u);
  });

  for (const [commandId, text] of [
    ["saveTip", "markdown"],
    ["askProblem", "markdown"],
  ] as const)
    it(`gives the dialog of ${commandId} back with all that was typed`, async () => {
      const opened = await invoke("fetchTask", { ...saveTip, commandId });
      const typed = { title: "Restart it first", tags: "printing", [text]: "What I wrote for ten minutes." };
      const data = submitOf(dialogOf(opened.body), typed);
      stall();

      const { body } = await invoke("submitAction", { ...saveTip, commandId, data });

      const again = dialogOf(body);
      for (const [id, value] of Object.entries(typed)) assert.equal(inputOf(again, id)?.["value"], value, id);
      assert.match(readTexts(again), /taking too long\. Nothing was changed/u);
    });

  it("says that it may be saved once writing had begun, and saves it once when it is sent again", async () => {
    const opened = await invoke("fetchTask", saveTip);
    const data = submitOf(dialogOf(opened.body), { title: "Restart it first" });
    const saved = Promise.withResolvers<undefined>();
    store.fake.faults.plan("create", {
      meanwhile: () => {
        stall();
        saved.resolve(undefined);
        return new Promise(() => undefined);
      },
    });

    const { body } = await invoke("submitAction", { ...saveTip, data });
    await saved.promise;
    const again = dialogOf(body);
    assert.match(readTexts(again), /may be saved already/u);

    store.fake.delay = 0;
    Object.assign(times, botTimes);
    await invoke("submitAction", { ...saveTip, data: submitOf(again) });
    const tips = store.fake.documents.all().filter(({ kind }) => kind === "tip");
    assert.equal(tips.length, 1);
  });

  it("answers a message with a sentence", async () => {
    stall();

    const { replies } = await rig.message("find spooler");

    assert.match(String(replies[0]?.text), /taking too long/u);
  });
});

describe("the bot while Teams does not answer", () => {
  let rig: Rig;
  let times: typeof short;

  const stall = () => {
    Object.assign(times, short);
    rig.teams.delay = never;
  };

  beforeEach(async () => {
    times = { ...botTimes };
    rig = await startRig({ times });
  });
  afterEach(() => rig.close());

  it("says so instead of opening a dialog", async () => {
    await rig.startCommunity({ name: "Printing" });
    rig.deps.access.forgetPlace(tenantId, channel.id);
    stall();

    const { body } = await rig.invoke("composeExtension/fetchTask", {
      commandId: "saveTip",
      commandContext: "message",
      messagePayload: post,
    });

    assert.match(dialogSentenceOf(body), /taking too long|Teams didn’t tell us/u);
  });

  it("ends the turn of a message whose answer cannot be sent", async () => {
    stall();

    const { status } = await rig.message("help");

    assert.equal(status, 200);
  });
});
