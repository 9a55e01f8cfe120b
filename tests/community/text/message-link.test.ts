import assert from "node:assert/strict";
import { parseMessageLink } from "../../../bot/community/text/message-link.ts";

const channelLink =
  "https://teams.microsoft.com/l/message/19%3Aabc_DEF%40thread.tacv2/1700000000123?tenantId=t&groupId=g&parentMessageId=1700000000000&teamName=A&channelName=B&createdTime=1700000000123";

describe("the link to a message", () => {
  it("names conversation, message and the moment it was sent", () => {
    const source = parseMessageLink(`  ${channelLink}\n`);

    assert.deepEqual(source, {
      conversationId: "19:abc_DEF@thread.tacv2",
      messageId: "1700000000123",
      link: channelLink,
      sentAt: "2023-11-14T22:13:20.123Z",
    });
  });

  it("may lead into a chat", () => {
    const link =
      'https://teams.microsoft.com/l/message/19:a_b@unq.gbl.spaces/1700000000123?context=%7B"contextType":"chat"%7D';

    assert.equal(parseMessageLink(link)?.conversationId, "19:a_b@unq.gbl.spaces");
  });

  for (const host of ["teams.cloud.microsoft"]) {
    it(`may lead to ${host}`, () => {
      assert.equal(parseMessageLink(`https://${host}/l/message/19:a@thread.v2/1`)?.messageId, "1");
    });
  }

  it("gets the first part of its path where a client left it out", () => {
    const source = parseMessageLink(channelLink.replace("/l/", "/"));

    assert.deepEqual(source, parseMessageLink(channelLink));
  });

  it("tells no moment when the id is none", () => {
    assert.equal(
      parseMessageLink("https://teams.microsoft.com/l/message/19:a@thread.v2/42")?.sentAt,
      undefined,
    );
    assert.equal(
      parseMessageLink("https://teams.microsoft.com/l/message/19:a@thread.v2/9999999999999")?.sentAt,
      undefined,
    );
  });

  const others = [
    "",
    "hello",
    `See ${channelLink}`,
    `${channelLink} thanks`,
    channelLink.replace("https:", "http:"),
    channelLink.replace("teams.microsoft.com", "teams.microsoft.com.example.com"),
    channelLink.replace("teams.microsoft.com", "evil@example.com"),
    channelLink.replace("https://", "https://user@"),
    channelLink.replace("microsoft.com/", "microsoft.com:8443/"),
    "https://teams.microsoft.com/l/channel/19%3Aabc%40thread.tacv2/General",
    "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2",
    "https://teams.microsoft.com/l/message/19%3Aabc%40thread.tacv2/1/2",
    "https://teams.microsoft.com/l/message/%E0%A4%A/1",
    "https://teams.microsoft.com/l/message/19%2F..%2Fx/1",
    "https://teams.microsoft.com/l/message/19:a@thread.v2/%3Bmessageid=1",
    `https://teams.microsoft.com/l/message/19:a@thread.v2/1?x=${"a".repeat(2_000)}`,
  ];

  for (const text of others) {
    it(`is not ${JSON.stringify(text.slice(0, 80))}`, () => {
      assert.equal(parseMessageLink(text), undefined);
    });
  }
});
