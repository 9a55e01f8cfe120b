import assert from "node:assert/strict";
import { draftOfMessage, draftOfTip } from "../../../../tab/src/features/write-tip/draft.ts";
import { draftStore } from "../../../../tab/src/features/write-tip/draft-store.ts";
import { memoryStorage } from "../../memory-storage.ts";
import { aDraft } from "./a-draft.ts";

describe("keeping a draft", () => {
  it("gives back every word, the nonce included", () => {
    const storage = memoryStorage();
    const draft = aDraft({
      tagLine: "vpn, lap",
      personName: "Ada",
      source: { conversationId: "19:c", messageId: "1" },
    });

    draftStore(() => storage, "community-1").keep(draft);

    assert.deepEqual(draftStore(() => storage, "community-1").find(), draft);
  });

  it("keeps communities and edited tips apart", () => {
    const storage = memoryStorage();
    draftStore(() => storage, "community-1").keep(aDraft());

    assert.equal(draftStore(() => storage, "community-2").find(), undefined);
    assert.equal(draftStore(() => storage, "community-1", "tip-1").find(), undefined);
  });

  it("forgets what was saved", () => {
    const storage = memoryStorage();
    const store = draftStore(() => storage, "community-1");
    store.keep(aDraft());

    store.forget();

    assert.equal(storage.length, 0);
  });

  it("lets one write on where the browser refuses its storage", () => {
    const store = draftStore(() => {
      throw new Error("denied");
    }, "community-1");

    store.keep(aDraft());
    store.forget();

    assert.equal(store.find(), undefined);
  });

  for (const kept of ["", "{", "null", "[]", '{"title":"x"}', '{"title":1,"markdown":2}']) {
    it(`takes ${JSON.stringify(kept)} for none`, () => {
      const storage = memoryStorage();
      storage.setItem("commonplace.draft.community-1", kept);

      assert.equal(draftStore(() => storage, "community-1").find(), undefined);
    });
  }
});

describe("beginning a draft", () => {
  it("leaves the thanks for a pasted message open", () => {
    const draft = draftOfMessage("nonce-0001", {
      title: "Undock last",
      markdown: "It works.",
      notKept: { pictures: 1, attachments: 0 },
      source: { conversationId: "19:c", messageId: "1" },
    });

    assert.equal(draft.credit, "withoutName");
    assert.deepEqual(draft.notKept, { pictures: 1, attachments: 0 });
    assert.deepEqual(draft.source, { conversationId: "19:c", messageId: "1" });
  });

  it("credits whoever wrote the pasted message, where it says who", () => {
    const message = { title: "T", markdown: "M", notKept: { pictures: 0, attachments: 0 } };
    const credits = [
      { name: "Ada", isMine: false },
      { name: "Ada", isMine: true },
    ].map((author) => draftOfMessage("nonce-0001", { ...message, author }));

    assert.deepEqual(
      credits.map(({ credit, personName }) => [credit, personName]),
      [
        ["person", "Ada"],
        ["me", ""],
      ],
    );
  });

  it("takes a tip as it is, with the version that was read", () => {
    const draft = draftOfTip("nonce-0001", {
      id: "tip",
      communityId: "community",
      title: "T",
      markdown: "M",
      tags: ["a", "b c"],
      credit: { people: [] },
      source: { kind: "written" },
      savedBy: { name: "Ada" },
      createdAt: "2026-01-01T00:00:00.000Z",
      changedAt: "2026-01-01T00:00:00.000Z",
      version: "v7",
      isMine: true,
      canChangeCredit: true,
      canHide: false,
      freshness: "fresh" as const,
      doubts: [],
    });

    assert.equal(draft.tagLine, "a, b c");
    assert.equal(draft.credit, "keep");
    assert.equal(draft.version, "v7");
  });
});
