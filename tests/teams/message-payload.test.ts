import assert from "node:assert/strict";
import fc from "fast-check";
import { messageReference } from "../../bot/contract/card-data.ts";
import { limits } from "../../bot/contract/limits.ts";
import { parseMessagePayload } from "../../bot/teams/message-payload.ts";
import { draftFrom } from "../../bot/teams/tip-draft.ts";

const userId = "22222222-BBBB-4bbb-8bbb-222222222222";

const whole = {
  id: "1767603600000",
  replyToId: null,
  createdDateTime: "2026-01-05T10:00:00+01:00",
  subject: "Printing",
  linkToMessage: "https://teams.microsoft.com/l/message/19:x@thread.tacv2/1767603600000",
  from: { user: { id: userId, displayName: " Ben  Larsen " } },
  body: { contentType: "html", content: "<p>Hello</p>" },
  attachments: [
    { id: "1", contentType: "reference", contentUrl: "https://a.example/b", name: null, content: null },
  ],
};

const parsed = (payload: unknown) => parseMessagePayload({ messagePayload: payload });

const conversation = { id: "19:x@thread.tacv2", name: "", conversationType: "channel", isGroup: true };
const draftOf = (messagePayload: unknown) =>
  draftFrom({ value: { messagePayload }, conversation, channelData: {} });

describe("the message that an action is called on", () => {
  it("keeps an attachment that leaves out what it has not", () => {
    const attachments = [{ id: "1", contentType: "reference", contentUrl: "https://a.example/b" }];

    assert.deepEqual(parsed({ ...whole, attachments })?.content.attachments, attachments);
  });

  it("is read whole", () => {
    assert.deepEqual(parsed(whole), {
      content: {
        subject: "Printing",
        html: "<p>Hello</p>",
        attachments: [{ id: "1", contentType: "reference", contentUrl: "https://a.example/b" }],
      },
      reference: {
        messageId: "1767603600000",
        link: whole.linkToMessage,
        sentAt: "2026-01-05T09:00:00.000Z",
        author: { name: "Ben Larsen", userId: userId.toLowerCase() },
      },
    });
  });

  it("keeps a name without an id that Entra could have made", () => {
    for (const id of ["user-id-0", null, 7, "8:orgid:x"]) {
      const message = parsed({ ...whole, from: { user: { id, displayName: "Ben" } } });

      assert.deepEqual(message?.reference.author, { name: "Ben" });
    }
  });

  it("keeps an id without a name", () => {
    for (const displayName of ["", " ", null, undefined]) {
      const message = parsed({ ...whole, from: { user: { id: userId, displayName } } });

      assert.deepEqual(message?.reference.author, { name: "", userId: userId.toLowerCase() });
    }
  });

  it("has no author where Teams names none", () => {
    for (const from of [
      null,
      {},
      { user: null },
      { user: { id: "8:orgid:x", displayName: " " } },
      { application: { displayName: "x" } },
    ]) {
      assert.equal(parsed({ ...whole, from })?.reference.author, undefined);
    }
  });

  it("has a link only when that is https", () => {
    for (const linkToMessage of [
      "",
      null,
      "http://a.example",
      "javascript:alert(1)",
      "x",
      `https://a.example/${"x".repeat(limits.link)}`,
    ]) {
      assert.equal(parsed({ ...whole, linkToMessage })?.reference.link, undefined);
    }
  });

  it("has a time only when that is one", () => {
    for (const createdDateTime of ["", null, "yesterday", 1767603600000, "2026-13-05T10:00:00Z"]) {
      assert.equal(parsed({ ...whole, createdDateTime })?.reference.sentAt, undefined);
    }
  });

  it("takes plain text for text", () => {
    const message = parsed({ ...whole, body: { contentType: "text", content: "1 < 2" } });

    const { attachments } = message?.content ?? {};
    assert.deepEqual(message?.content, { subject: "Printing", text: "1 < 2", attachments });
  });

  it("is none when the action was called elsewhere", () => {
    for (const value of [undefined, null, {}, { messagePayload: null }, { messagePayload: "x" }, 7]) {
      assert.equal(parseMessagePayload(value), undefined);
    }
  });

  it("gives a draft whose title is the post's own title, where it has one", () => {
    assert.equal(draftOf(whole)?.title, "Printing");
    assert.equal(draftOf({ ...whole, subject: null })?.title, "Hello");
    const long = draftOf({ ...whole, subject: "word ".repeat(100) });
    assert.ok(long && long.title.length <= limits.tipTitle);
  });

  it("never throws, and never gives what the dialog could not carry", () => {
    const garbage = fc.oneof(fc.jsonValue(), fc.anything(), fc.string());
    const payload = fc.record(
      {
        id: garbage,
        subject: garbage,
        createdDateTime: garbage,
        linkToMessage: fc.oneof(garbage, fc.webUrl()),
        from: fc.oneof(
          garbage,
          fc.record({ user: fc.oneof(garbage, fc.record({ id: garbage, displayName: garbage })) }),
        ),
        body: fc.oneof(garbage, fc.record({ contentType: garbage, content: garbage })),
        attachments: fc.oneof(garbage, fc.array(garbage)),
      },
      { requiredKeys: [] },
    );
    fc.assert(
      fc.property(fc.oneof(payload, garbage), (messagePayload) => {
        const draft = draftOf(messagePayload);

        if (draft) {
          messageReference.parse(draft.reference);
          assert.ok(draft.title.length <= limits.tipTitle);
          assert.ok(draft.markdown.length <= limits.tipMarkdown);
        }
      }),
      { numRuns: 200 },
    );
  }).timeout(20_000);
});
