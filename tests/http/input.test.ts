import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { limits } from "../../bot/contract/limits.ts";
import {
  channel,
  mira,
  savedTip,
  startedCommunity,
  startInput,
  startRig,
  tipInput,
  valueAt,
  type Rig,
} from "./rig.ts";

const long = (length: number) => "x".repeat(length);
const link = (length: number) => `https://example.org/${long(length - "https://example.org/".length)}`;

/** A change of the input, and the fault that is told. */
type Case = [string, Record<string, unknown>, string, string];

const placeWith = (changes: Record<string, unknown>) => ({
  place: { conversationId: channel, kind: "channel", ...changes },
});
const sourceWith = (changes: Record<string, unknown>) => ({
  source: { conversationId: channel, messageId: "1700000000000", ...changes },
});
const named = (name: unknown) => ({ credit: { kind: "person", name } });
const tags = (count: number) => Array.from({ length: count }, (_, index) => `tag ${index}`);

const startFaults: Case[] = [
  ["no name", { name: undefined }, "name", "missing"],
  ["an empty name", { name: "  " }, "name", "missing"],
  ["a name that shows nothing", { name: "\u200b\u3164\u2800" }, "name", "missing"],
  ["a name that is null", { name: null }, "name", "missing"],
  ["a name that is a number", { name: 7 }, "name", "wrong"],
  ["a long name", { name: long(limits.communityName + 1) }, "name", "tooLong"],
  ["a long purpose", { purpose: long(limits.communityPurpose + 1) }, "purpose", "tooLong"],
  ["a purpose that is a list", { purpose: [] }, "purpose", "wrong"],
  ["no place", { place: undefined }, "place", "missing"],
  ["a place that is text", { place: channel }, "place", "wrong"],
  [
    "a long place",
    placeWith({ conversationId: long(limits.conversationId + 1) }),
    "place.conversationId",
    "tooLong",
  ],
  [
    "a place with half a character",
    placeWith({ conversationId: "19:\ud800" }),
    "place.conversationId",
    "wrong",
  ],
  ["a place with a path", placeWith({ conversationId: "19:a/../b" }), "place.conversationId", "wrong"],
  ["an empty place", placeWith({ conversationId: "" }), "place.conversationId", "missing"],
  ["an unknown kind of place", placeWith({ kind: "planet" }), "place.kind", "wrong"],
  ["a long team", placeWith({ teamId: long(limits.conversationId + 1) }), "place.teamId", "tooLong"],
  ["no nonce", { nonce: undefined }, "nonce", "missing"],
  ["a short nonce", { nonce: long(7) }, "nonce", "wrong"],
  ["a long nonce", { nonce: long(limits.nonce + 1) }, "nonce", "tooLong"],
  ["a nonce with signs", { nonce: "no spaces please" }, "nonce", "wrong"],
];

const tipFieldFaults: Case[] = [
  ["no title", { title: undefined }, "title", "missing"],
  ["an empty title", { title: "\n\t" }, "title", "missing"],
  ["a title that shows nothing", { title: "\u00ad\ufe0f" }, "title", "missing"],
  ["a long title", { title: long(limits.tipTitle + 1) }, "title", "tooLong"],
  ["a title that is an object", { title: {} }, "title", "wrong"],
  ["no text", { markdown: undefined }, "markdown", "missing"],
  ["an empty text", { markdown: "" }, "markdown", "missing"],
  ["a text that shows nothing", { markdown: "\u2800\n\u115f" }, "markdown", "missing"],
  ["a long text", { markdown: long(limits.tipMarkdown + 1) }, "markdown", "tooLong"],
  ["too many tags", { tags: tags(limits.tagsPerTip + 1) }, "tags", "tooMany"],
  ["a long tag", { tags: ["fine", long(limits.tag + 1)] }, "tags.1", "tooLong"],
  ["an empty tag", { tags: ["#"] }, "tags.0", "missing"],
  ["a tag that shows nothing", { tags: ["#\u200b"] }, "tags.0", "missing"],
  ["a tag that is null", { tags: [null] }, "tags.0", "missing"],
  ["tags that are text", { tags: "one, two" }, "tags", "wrong"],
  ["a credit of an unknown kind", { credit: { kind: "everybody" } }, "credit.kind", "wrong"],
  ["an empty name", named(" "), "credit.name", "missing"],
  ["a name of a person that shows nothing", named("\u{e0041}"), "credit.name", "missing"],
  ["a long name", named(long(limits.personName + 1)), "credit.name", "tooLong"],
];

const saveFaults: Case[] = [
  ...tipFieldFaults,
  ["no credit", { credit: undefined }, "credit", "missing"],
  ["no nonce", { nonce: undefined }, "nonce", "missing"],
  ["a long nonce", { nonce: long(limits.nonce + 1) }, "nonce", "tooLong"],
  [
    "a long conversation",
    sourceWith({ conversationId: long(limits.conversationId + 1) }),
    "source.conversationId",
    "tooLong",
  ],
  ["a long message id", sourceWith({ messageId: long(limits.messageId + 1) }), "source.messageId", "tooLong"],
  ["an empty message id", sourceWith({ messageId: "" }), "source.messageId", "missing"],
  ["a long link", sourceWith({ link: link(limits.link + 1) }), "source.link", "tooLong"],
  ["a link that runs script", sourceWith({ link: "javascript:alert(1)" }), "source.link", "wrong"],
  ["a time that is none", sourceWith({ sentAt: "yesterday" }), "source.sentAt", "wrong"],
];

const editFaults: Case[] = [
  ...tipFieldFaults,
  ["no version", { version: undefined }, "version", "missing"],
  ["an empty version", { version: "" }, "version", "missing"],
  ["a long version", { version: long(201) }, "version", "tooLong"],
];

const pasteFaults: Case[] = [
  ["long HTML", { html: long(limits.messageHtml + 1), text: undefined }, "html", "tooLong"],
  ["long text", { text: long(limits.messageHtml + 1) }, "text", "tooLong"],
  ["HTML that is a number", { html: 1 }, "html", "wrong"],
];

describe("what a form sends", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
  });
  afterEach(() => rig.close());

  const refuses = (
    what: string,
    method: string,
    path: () => string | Promise<string>,
    base: () => object,
    cases: Case[],
  ) => {
    for (const [fault, change, field, code] of cases) {
      it(`${what} with ${fault} is refused by field`, async () => {
        const answer = await rig.ask(method, await path(), { as: mira, body: { ...base(), ...change } });

        assert.equal(answer.status, 400);
        assert.equal(valueAt(answer.json, "error", "code"), "invalidInput");
        assert.deepEqual(valueAt(answer.json, "error", "fields"), { [field]: code });
      });
    }
  };

  const tips = () => `/api/communities/${communityId}/tips`;
  const aTip = async () => `${tips()}/${(await savedTip(rig, communityId)).id}`;
  refuses("starting a community", "POST", () => "/api/communities", startInput, startFaults);
  refuses("saving a tip", "POST", tips, tipInput, saveFaults);
  refuses("editing a tip", "PUT", aTip, () => ({ title: "New", markdown: "text", version: "1" }), editFaults);
  refuses(
    "pasting a message",
    "POST",
    () => "/api/messages-to-markdown",
    () => ({ text: "hi" }),
    pasteFaults,
  );

  it("may fill every field of a community to its limit", async () => {
    const conversationId = long(limits.conversationId);
    rig.roster.members.set(`11111111-1111-4111-8111-111111111111 ${conversationId}`, new Set([mira.userId]));
    const body = startInput({
      name: long(limits.communityName),
      purpose: long(limits.communityPurpose),
      place: { conversationId, kind: "groupChat", teamId: long(limits.conversationId) },
      nonce: long(limits.nonce),
    });

    const answer = await rig.ask("POST", "/api/communities", { as: mira, body });

    assert.equal(answer.status, 201);
    assert.equal(valueAt(answer.json, "community", "purpose"), long(limits.communityPurpose));
  });

  it("may fill every field of a tip to its limit, when saved and when edited", async () => {
    const fields = {
      title: long(limits.tipTitle),
      markdown: "界".repeat(limits.tipMarkdown),
      tags: tags(limits.tagsPerTip).map((tag) => tag.padEnd(limits.tag, "x")),
      credit: { kind: "person", name: long(limits.personName) },
    };
    const source = {
      conversationId: long(limits.conversationId),
      messageId: long(limits.messageId),
      link: link(limits.link),
      sentAt: "2026-03-02T09:00:00+01:00",
    };

    const saved = await rig.ask("POST", tips(), {
      as: mira,
      body: { ...fields, source, nonce: long(limits.nonce) },
    });
    const version = valueAt(saved.json, "tip", "version");
    const path = `${tips()}/${String(valueAt(saved.json, "tip", "id"))}`;
    const edited = await rig.ask("PUT", path, { as: mira, body: { ...fields, version } });

    assert.equal(saved.status, 201);
    assert.equal(edited.status, 200);
    assert.equal(valueAt(edited.json, "markdown"), fields.markdown);
    assert.deepEqual(valueAt(edited.json, "tags"), fields.tags);
  });

  it("may paste a message as long as the limit", async () => {
    const answer = await rig.ask("POST", "/api/messages-to-markdown", {
      as: mira,
      body: { html: long(limits.messageHtml) },
    });

    assert.equal(answer.status, 200);
  });

  it("is refused when a query is longer than its limit, and searched up to it", async () => {
    const search = (length: number) =>
      rig.ask("POST", `/api/communities/${communityId}/search`, { as: mira, body: { q: long(length) } });

    const at = await search(limits.query);
    const past = await search(limits.query + 1);

    assert.equal(at.status, 200);
    assert.deepEqual([past.status, valueAt(past.json, "error", "fields")], [400, { q: "tooLong" }]);
  });

  it("is refused when it is no object", async () => {
    for (const body of ["null", "7", '"text"', "[]"]) {
      const answer = await rig.ask("POST", "/api/communities", { as: mira, body });

      assert.equal(answer.status, 400);
    }
  });

  it("is told of one fault when it has thousands of tags", async () => {
    const body = tipInput({ tags: Array.from({ length: 5_000 }, () => 1) });

    const answer = await rig.ask("POST", tips(), { as: mira, body });

    assert.deepEqual(valueAt(answer.json, "error", "fields"), { tags: "tooMany" });
  });

  it("cannot reach prototypes", async () => {
    const body = `{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},${JSON.stringify(tipInput()).slice(1)}`;

    const answer = await rig.ask("POST", tips(), { as: mira, body });

    assert.equal(answer.status, 201);
    assert.equal(valueAt({}, "polluted"), undefined);
  });
});
