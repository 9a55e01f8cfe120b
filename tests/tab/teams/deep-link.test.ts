import assert from "node:assert/strict";
import fc from "fast-check";
import {
  pathOfSubPage,
  placeOfContext,
  teamsDeepLink,
  themeOfTeams,
} from "../../../tab/src/teams/deep-link.ts";

describe("following a deep link", () => {
  it("opens a community, a tip and their forms", () => {
    assert.equal(pathOfSubPage("community/abc"), "/community/abc");
    assert.equal(pathOfSubPage("/community/abc/tip/def/"), "/community/abc/tip/def");
    assert.equal(pathOfSubPage("community/abc/tip/def/edit"), "/community/abc/tip/def/edit");
  });

  it("opens a list as somebody chose it", () => {
    assert.equal(
      pathOfSubPage("community/abc?show=problems&which=open&tag=on+site"),
      "/community/abc?show=problems&which=open&tag=on+site",
    );
  });

  for (const other of [
    undefined,
    "",
    "home",
    "community",
    "community/../home",
    "//evil.example",
    "community/a?b=c",
  ]) {
    it(`opens nothing for ${JSON.stringify(other)}`, () => {
      assert.equal(pathOfSubPage(other), undefined);
    });
  }

  it("never leaves the tab", () => {
    fc.assert(
      fc.property(fc.string(), (subPage) => {
        const path = pathOfSubPage(`community/${subPage}`);
        const address = new URL(`/tab${path ?? "/home"}`, "https://tab.example");

        assert.equal(address.origin, "https://tab.example");
        assert.ok(address.pathname.startsWith("/tab/"));
        assert.equal(address.search + address.hash, "");
      }),
    );
  });
});

describe("sharing a page", () => {
  it("leads through Teams to the same page", () => {
    const link = new URL(teamsDeepLink("app-1", "https://tab.example", "/community/abc/tip/def"));

    const context: unknown = JSON.parse(link.searchParams.get("context") ?? "");
    assert.equal(link.origin + link.pathname, "https://teams.microsoft.com/l/entity/app-1/home");
    assert.deepEqual(context, { subEntityId: "community/abc/tip/def" });
    assert.equal(link.searchParams.get("webUrl"), "https://tab.example/tab/community/abc/tip/def");
    assert.equal(pathOfSubPage("community/abc/tip/def"), "/community/abc/tip/def");
    assert.equal(pathOfSubPage("home/thanks"), "/home/thanks");
  });
});

describe("where the tab is opened", () => {
  it("is the channel, by its own name", () => {
    const place = placeOfContext({
      channel: { id: "19:c@thread.tacv2", displayName: "Ideas" },
      team: { displayName: "A" },
    });

    assert.deepEqual(place, { conversationId: "19:c@thread.tacv2", kind: "channel", name: "Ideas" });
  });

  for (const [membershipType, isPrivate] of [
    ["Private", true],
    ["Shared", false],
    ["Regular", false],
  ] as const)
    it(`is${isPrivate ? "" : " not"} private in a channel that Teams calls ${membershipType}`, () => {
      const place = placeOfContext({ channel: { id: "19:c", displayName: "Ideas", membershipType } });

      assert.equal(place?.isPrivate, isPrivate);
    });

  it("bears the team's name in General, which every team has", () => {
    const place = placeOfContext({
      channel: { id: "19:c", displayName: "General" },
      team: { displayName: "Team A" },
    });

    assert.equal(place?.name, "Team A");
  });

  it("is the group chat where there is no channel", () => {
    assert.deepEqual(placeOfContext({ chat: { id: "19:g" } }), {
      conversationId: "19:g",
      kind: "groupChat",
      name: "",
    });
  });

  it("is nowhere in the personal tab", () => {
    assert.equal(placeOfContext({}), undefined);
  });
});

describe("the theme of Teams", () => {
  it("is known by name, and light where the name is new", () => {
    assert.deepEqual(["default", "dark", "contrast", "glass"].map(themeOfTeams), [
      "light",
      "dark",
      "contrast",
      "light",
    ]);
  });
});
