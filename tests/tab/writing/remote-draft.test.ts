// A draft as the server keeps it and as this browser does: the same words are no other draft.
import assert from "node:assert/strict";
import type { DraftView } from "../../../bot/contract/drafts.ts";
import type { Api } from "../../../tab/src/api/client.ts";
import * as problem from "../../../tab/src/features/ask/draft.ts";
import { pastedReplyOf, pastedReplyStore } from "../../../tab/src/features/problem/pasted-reply.ts";
import { storyDraftStore } from "../../../tab/src/features/stories/story-draft.ts";
import { draftStore as tipStore } from "../../../tab/src/features/write-tip/draft-store.ts";
import { draftOfMessage } from "../../../tab/src/features/write-tip/draft.ts";
import type { DraftStore } from "../../../tab/src/writing/draft-store.ts";
import { RemoteDraft } from "../../../tab/src/writing/remote-draft.ts";
import { textDraftStore } from "../../../tab/src/writing/text-draft.ts";
import { aDraft } from "../features/write-tip/a-draft.ts";
import { memoryStorage } from "../memory-storage.ts";

const message = {
  title: "Undock last",
  markdown: "It works.",
  notKept: { pictures: 1, attachments: 0 },
  source: { messageId: "1", conversationId: "19:c" },
};

interface Kind {
  name: string;
  store: (storage: Storage) => DraftStore<unknown>;
  draft: object;
}

const kind = <Draft extends object>(
  name: string,
  store: (getStorage: () => Storage) => DraftStore<Draft>,
  draft: Draft,
): Kind => ({ name, store: (storage) => store(() => storage), draft });

const kinds = [
  kind("a tip", (get) => tipStore(get, "community"), aDraft({ tagLine: "vpn" })),
  kind("a tip from a message", (get) => tipStore(get, "community"), draftOfMessage("nonce-0001", message)),
  kind("an edited tip", (get) => tipStore(get, "community", "tip"), {
    ...aDraft({ credit: "keep" }),
    version: "v1",
    note: "Shorter",
  }),
  kind("a problem", (get) => problem.draftStore(get, "community"), {
    ...problem.emptyDraft("nonce-0001"),
    title: "It hums",
  }),
  kind("an edited problem", (get) => problem.draftStore(get, "community", "problem"), {
    ...problem.emptyDraft("nonce-0001"),
    title: "It hums",
    version: "v1",
  }),
  kind("a reply", (get) => textDraftStore(get, ["community", "problem", "reply"]), {
    nonce: "nonce-0001",
    text: "Try this.",
  }),
  kind(
    "a pasted reply",
    (get) => pastedReplyStore(get, "community", "problem"),
    pastedReplyOf("nonce-0001", message),
  ),
  kind("a story", (get) => storyDraftStore(get, { communityId: "community", id: "story" }), {
    readers: "helpers",
    text: "Green again.",
    cycle: "",
    withName: false,
    forManager: false,
  }),
];

const reversed = (value: object): object =>
  Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([name, one]: [string, unknown]) => [
        name,
        typeof one === "object" && one !== null ? reversed(one) : one,
      ]),
  );

/** A server that keeps one draft. */
function keeping(content: string, others: readonly string[] = []) {
  const kept: string[] = [];
  const view = (now: string): DraftView => ({
    key: "key",
    title: "",
    path: "",
    version: `version of ${now}`,
    keptAt: "2026-01-01T00:00:00.000Z",
    content: now,
    others: others.map((one) => ({ content: one, keptAt: "2026-01-01T00:00:00.000Z" })),
  });
  const api = (_path: string, { body }: { body?: unknown } = {}) => {
    if (body === undefined) return Promise.resolve(view(content));
    const sent = (body as { content: string }).content;
    kept.push(sent);
    return Promise.resolve(view(sent));
  };
  return { api: api as Api, kept };
}

function remoteOf({ store }: Kind, api: Api, storage: Storage) {
  const elsewhere: unknown[] = [];
  const own = store(storage);
  const remote = new RemoteDraft<unknown>({
    api,
    store: own,
    path: "/community/c/ask",
    onElsewhere: (draft) => elsewhere.push(draft),
    onChanged: () => undefined,
  });
  return { own, remote, elsewhere };
}

describe("the server's copy of a draft", () => {
  for (const one of kinds) {
    const { draft } = one;
    const otherNonce = { ...one.draft, ...("nonce" in one.draft && { nonce: "nonce-0002" }) };

    it(`of ${one.name} is nothing else than the browser's, in whatever order it lies`, async () => {
      const { own, remote, elsewhere } = remoteOf(
        one,
        keeping(JSON.stringify(reversed(one.draft))).api,
        memoryStorage(),
      );
      own.keep(draft);

      const found = await remote.find("listed");

      assert.equal(found, undefined);
      assert.deepEqual(elsewhere.filter(Boolean), []);
      assert.notEqual(own.findVersion(), undefined);
    });

    it(`of ${one.name} that another window keeps in the same words is no other text`, async () => {
      const { api } = keeping(JSON.stringify(one.draft), [JSON.stringify(reversed(otherNonce))]);
      const { own, remote, elsewhere } = remoteOf(one, api, memoryStorage());
      own.keep(draft);

      await remote.find("listed");

      assert.deepEqual(elsewhere.filter(Boolean), []);
    });

    it(`of ${one.name} is known by its version once it is sent`, async () => {
      const { api, kept } = keeping("{}");
      const { own, remote } = remoteOf(one, api, memoryStorage());
      own.keep(draft);

      remote.typed(reversed(one.draft));
      remote.send();
      await new Promise(setImmediate);

      assert.equal(kept.length, 1);
      assert.notEqual(own.findVersion(), undefined);
    });

    it(`of ${one.name} is offered where its words differ`, async () => {
      const other = { ...one.draft, ...("text" in one.draft ? { text: "Other" } : { markdown: "Other" }) };
      const { own, remote } = remoteOf(one, keeping(JSON.stringify(other)).api, memoryStorage());
      own.keep(draft);

      const found = await remote.find("listed");

      assert.notEqual(found, undefined);
    });
  }
});
