import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of thanks", () => {
  let rig: Rig;
  let community: string;

  beforeEach(async () => {
    rig = await startRig();
    community = `/api/communities/${await startedCommunity(rig)}`;
  });
  afterEach(() => rig.close());

  const person = { userId: tom.userId, name: tom.name };
  const reason = "Tom *always* has time.\n\nSee <https://example.com>.";
  const give = (changes: object = {}) =>
    rig.ask("POST", `${community}/thanks`, { as: mira, body: { person, reason, ...changes } });
  const receivedId = async () =>
    String(valueAt((await rig.ask("GET", "/api/me/thanks", { as: tom })).json, "thanks", "0", "id"));
  const answer = async (body: object) =>
    rig.ask("PUT", `/api/me/thanks/${await receivedId()}/answer`, { as: tom, body });

  it("offers people to choose from, by name", async () => {
    const { json } = await rig.ask("GET", `${community}/people`, { as: mira });

    assert.deepEqual(json, { people: [person] });
  });

  it("delivers, shows what was answered, and lets others join in", async () => {
    const given = await give();
    assert.deepEqual(given.json, { outcome: "delivered", to: tom.name });
    const waiting = await rig.ask("GET", "/api/me/thanks", { as: tom });
    assert.equal(valueAt(waiting.json, "thanks", "0", "state"), "waiting");
    assert.equal(valueAt(waiting.json, "preferences", "receiving"), "ask");

    const answered = await answer({ answer: "show" });

    assert.equal(valueAt(answered.json, "state"), "shown");
    const shown = await rig.ask("GET", `${community}/thanks`, { as: mira });
    assert.equal(valueAt(shown.json, "thanks", "0", "isFromMe"), true);
    const second = `${community}/thanks/${await receivedId()}/second`;
    const joined = await rig.ask("PUT", second, { as: tom, body: { reason: "Me too." } });
    assert.equal(valueAt(joined.json, "error", "code"), "thankingOneself");
  });

  it("takes back, without a word to the other", async () => {
    await give();
    const mine = await rig.ask("GET", "/api/me/thanks/given", { as: mira });
    const id = String(valueAt(mine.json, "thanks", "0", "id"));

    const answered = await rig.ask("DELETE", `/api/me/thanks/given/${id}`, { as: mira });

    assert.equal(answered.status, 204);
    const { json } = await rig.ask("GET", "/api/me/thanks", { as: tom });
    assert.deepEqual(valueAt(json, "thanks"), []);
  });

  it("keeps what a person has chosen once", async () => {
    const body = { receiving: "never", announceReceived: false, nameWhenGiving: false };

    assert.deepEqual((await rig.ask("PUT", "/api/me/thanks/preferences", { as: tom, body })).json, body);
    await give();

    const { json } = await rig.ask("GET", "/api/me/thanks", { as: tom });
    assert.deepEqual(valueAt(json, "preferences"), body);
    assert.equal(valueAt(json, "thanks", "0", "state"), "kept");
  });

  it("gives one's thanks as a document, in which words stay words", async () => {
    await give();
    await answer({ answer: "keep" });
    await give({ reason: "Not answered yet." });

    const { text, headers } = await rig.ask("GET", "/api/me/thanks/document", { as: tom });

    assert.equal(headers.get("content-type"), "text/markdown; charset=utf-8");
    assert.equal(
      text,
      `# Thanks to ${tom.name}

## From ${mira.name}, 2 March 2026

> Tom \\*always\\* has time.
>
> See \\<https\\://example.com>.

Release makers
`,
    );
  });

  it("lets a steward hide what is shown, and nobody else", async () => {
    await give();
    await answer({ answer: "show" });
    const path = `${community}/hidden/recognition/${await receivedId()}`;
    const body = { reason: "It names a customer." };

    assert.equal((await rig.ask("PUT", path, { as: tom, body })).status, 403);
    assert.equal((await rig.ask("PUT", path, { as: mira, body })).status, 204);
    const { json } = await rig.ask("GET", `${community}/thanks`, { as: tom });

    assert.equal(valueAt(json, "thanks", "0", "hidden", "reason"), body.reason);
    assert.equal((await rig.ask("POST", `${path}/returned`, { as: mira, body })).status, 204);
  });

  it("says the same to strangers as of what does not exist", async () => {
    await give();
    const body = { person, reason };

    const asked = await Promise.all([
      rig.ask("GET", `${community}/thanks`, { as: stranger }),
      rig.ask("GET", `${community}/people`, { as: stranger }),
      rig.ask("POST", `${community}/thanks`, { as: stranger, body }),
      rig.ask("PUT", `/api/me/thanks/${await receivedId()}/answer`, {
        as: stranger,
        body: { answer: "show" },
      }),
    ]);

    for (const { status, json } of asked)
      assert.deepEqual([status, valueAt(json, "error", "code")], [404, "notFound"]);
  });

  it("refuses what breaks its schema, field by field", async () => {
    const long = await give({ reason: "x".repeat(1_001) });
    const nobody = await give({ person: undefined });
    const wrong = await answer({ answer: "perhaps" });

    assert.deepEqual(valueAt(long.json, "error", "fields"), { reason: "tooLong" });
    assert.deepEqual(valueAt(nobody.json, "error", "fields"), { person: "missing" });
    assert.equal(wrong.status, 400);
  });
});
