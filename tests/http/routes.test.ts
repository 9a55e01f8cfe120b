import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import {
  channel,
  mira,
  savedTip,
  startedCommunity,
  startInput,
  startRig,
  stranger,
  teamId,
  tenantId,
  tipInput,
  tom,
  valueAt,
} from "./rig.ts";
import { colourOf } from "../../bot/contract/colours.ts";
import type { SearchView } from "../../bot/contract/entries.ts";
import type { Answered, Rig } from "./rig.ts";

const place = `/api/places/${encodeURIComponent(channel)}?kind=channel`;

describe("the tab's API", () => {
  let rig: Rig;
  let communityId: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
  });
  afterEach(() => rig.close());

  const titles = (answer: Answered) => {
    const tips = valueAt(answer.json, "tips");
    assert.ok(Array.isArray(tips));
    return tips.map((tip) => valueAt(tip, "title"));
  };

  describe("communities", () => {
    it("tells who signs in how, without sign-in", async () => {
      const answer = await rig.ask("GET", "/api/sign-in");

      assert.equal(answer.status, 200);
      assert.equal(valueAt(answer.json, "mode"), "local");
    });

    it("starts one in a channel without a community", async () => {
      const other = "19:other@thread.tacv2";
      rig.roster.members.set(`11111111-1111-4111-8111-111111111111 ${other}`, new Set([mira.userId]));
      const body = startInput({ place: { conversationId: other, kind: "channel" }, nonce: "another-form" });

      const answer = await rig.ask("POST", "/api/communities", { as: mira, body });

      assert.equal(answer.status, 201);
      assert.equal(valueAt(answer.json, "community", "name"), "Release makers");
    });

    it("calls its channel what Teams says, and nothing that the client says", async () => {
      const placesOf = async (place: object, conversationId: string, nonce: string) => {
        rig.roster.members.set(`${tenantId} ${conversationId}`, new Set([mira.userId]));
        const body = startInput({ place: { conversationId, ...place }, nonce });
        const answer = await rig.ask("POST", "/api/communities", { as: mira, body });
        return valueAt(answer.json, "community", "places");
      };
      const claimed = { kind: "groupChat", name: "Board of directors" };
      const first = await rig.ask("GET", `/api/communities/${communityId}`, { as: mira });

      assert.deepEqual(valueAt(first.json, "community", "places"), [
        { kind: "channel", name: "Announcements" },
      ]);
      for (const [number, team] of [undefined, teamId, "19:foreign@thread.tacv2"].entries())
        assert.deepEqual(
          await placesOf(
            { ...claimed, teamId: team },
            `19:n${number}@thread.tacv2`,
            `nonce-of-form-${number}`,
          ),
          [{ kind: "channel", name: "" }],
        );
    });

    it("answers a second start in the same place with the community that is there", async () => {
      const answer = await rig.ask("POST", "/api/communities", { as: tom, body: startInput() });

      assert.equal(answer.status, 409);
      assert.equal(valueAt(answer.json, "error", "code"), "placeTaken");
      assert.equal(valueAt(answer.json, "error", "communityId"), communityId);
    });

    it("shows one with its first tips", async () => {
      await savedTip(rig, communityId);

      const answer = await rig.ask("GET", `/api/communities/${communityId}`, { as: tom });

      assert.equal(answer.status, 200);
      assert.equal(valueAt(answer.json, "community", "purpose"), "Shipping without fear.");
      assert.deepEqual(titles(answer), ["Freeze the branch on Thursday"]);
    });

    it("is joined, listed and left, each harmless to repeat", async () => {
      const mine = `/api/me/communities/${communityId}`;

      for (const method of ["PUT", "PUT"]) {
        assert.equal((await rig.ask(method, mine, { as: tom })).status, 204);
      }
      const joined = await rig.ask("GET", "/api/me/communities", { as: tom });
      const hasJoined = await rig.ask("GET", mine, { as: tom });
      for (const method of ["DELETE", "DELETE"]) {
        assert.equal((await rig.ask(method, mine, { as: tom })).status, 204);
      }
      const left = await rig.ask("GET", "/api/me/communities", { as: tom });
      const hasLeft = await rig.ask("GET", mine, { as: tom });

      const summary = {
        id: communityId,
        name: "Release makers",
        purpose: "Shipping without fear.",
        emblem: { sign: "R", colour: "cornflower" },
      };
      assert.deepEqual(joined.json, { communities: [summary] });
      assert.deepEqual(left.json, { communities: [] });
      assert.deepEqual([hasJoined.json, hasLeft.json], [{ joined: true }, { joined: false }]);
    });

    it("is found by its place, together with one's own", async () => {
      const summary = {
        id: communityId,
        name: "Release makers",
        purpose: "Shipping without fear.",
        emblem: { sign: "R", colour: "cornflower" },
      };

      const answer = await rig.ask("GET", place, { as: mira });

      assert.deepEqual(answer.json, { community: summary, mine: [summary] });
    });

    it("has none in a place where nobody started one", async () => {
      // As long as an id may be.
      const longest = `19:${"x".repeat(240)}@thread.tacv2`;
      rig.roster.members.set(`${tenantId} ${longest}`, new Set([tom.userId]));

      const answer = await rig.ask("GET", `/api/places/${encodeURIComponent(longest)}`, { as: tom });

      assert.equal(answer.status, 200);
      assert.deepEqual(answer.json, { mine: [] });
    });

    it("gives a stranger the same answer for a place with and without a community", async () => {
      const answers = await Promise.all(
        [channel, "19:nobody-started-one@thread.tacv2"].map((id) =>
          rig.ask("GET", `/api/places/${encodeURIComponent(id)}`, { as: stranger }),
        ),
      );

      assert.deepEqual(
        answers.map(({ status, json }) => [status, valueAt(json, "error", "code")]),
        [
          [404, "notFound"],
          [404, "notFound"],
        ],
      );
    });
  });

  describe("tips", () => {
    it("are saved with the address of their page", async () => {
      const answer = await rig.ask("POST", `/api/communities/${communityId}/tips`, {
        as: mira,
        body: tipInput(),
      });

      assert.equal(answer.status, 201);
      assert.equal(valueAt(answer.json, "outcome"), "saved");
      assert.deepEqual(valueAt(answer.json, "tip", "credit", "people"), [
        { name: mira.name, colour: colourOf(mira.userId) },
      ]);
    });

    it("are saved once from one message by one person", async () => {
      const source = { conversationId: channel, messageId: "1700000000000" };
      const first = await savedTip(rig, communityId, { source });

      const answer = await rig.ask("POST", `/api/communities/${communityId}/tips`, {
        as: mira,
        body: tipInput({ source, nonce: "another-nonce" }),
      });

      assert.equal(answer.status, 200);
      assert.equal(valueAt(answer.json, "outcome"), "alreadySaved");
      assert.equal(valueAt(answer.json, "tip", "id"), first.id);
    });

    it("are read whole, and only their people may say whose idea they are", async () => {
      const { id } = await savedTip(rig, communityId);

      const asMira = await rig.ask("GET", `/api/communities/${communityId}/tips/${id}`, { as: mira });
      const asTom = await rig.ask("GET", `/api/communities/${communityId}/tips/${id}`, { as: tom });

      assert.equal(valueAt(asMira.json, "markdown"), "Then **Friday** stays calm.");
      assert.deepEqual(
        [asMira, asTom].map(({ json }) => valueAt(json, "canChangeCredit")),
        [true, false],
      );
    });

    it("are edited from the version that was read", async () => {
      const { id, version } = await savedTip(rig, communityId);
      const path = `/api/communities/${communityId}/tips/${id}`;

      const edited = await rig.ask("PUT", path, {
        as: mira,
        body: { title: "New", markdown: "text", version },
      });
      const late = await rig.ask("PUT", path, {
        as: mira,
        body: { title: "Late", markdown: "text", version },
      });

      assert.equal(edited.status, 200);
      assert.equal(valueAt(edited.json, "title"), "New");
      assert.equal(late.status, 409);
      assert.equal(valueAt(late.json, "error", "code"), "changedMeanwhile");
      assert.equal(valueAt(late.json, "error", "current", "title"), "New");
    });

    it("are edited by any member", async () => {
      const { id, version } = await savedTip(rig, communityId);

      const answer = await rig.ask("PUT", `/api/communities/${communityId}/tips/${id}`, {
        as: tom,
        body: { title: "New", markdown: "text", version },
      });

      assert.equal(answer.status, 200);
      assert.deepEqual(valueAt(answer.json, "credit", "people"), [
        { name: mira.name, colour: colourOf(mira.userId) },
      ]);
    });

    it("come in pages, newest first", async () => {
      for (let number = 1; number <= 21; number++) {
        await savedTip(rig, communityId, { title: `Tip ${number}`, nonce: `nonce-number-${number}` });
      }
      const path = `/api/communities/${communityId}/tips`;

      const first = await rig.ask("GET", path, { as: tom });
      const cursor = encodeURIComponent(String(valueAt(first.json, "cursor")));
      const second = await rig.ask("GET", `${path}?cursor=${cursor}`, { as: tom });

      assert.equal(titles(first)[0], "Tip 21");
      assert.deepEqual(titles(second), ["Tip 1"]);
      assert.equal(valueAt(second.json, "cursor"), undefined);
    });

    it("refuse a cursor that was not handed out", async () => {
      const answer = await rig.ask("GET", `/api/communities/${communityId}/tips?cursor=made-up`, { as: tom });

      assert.equal(answer.status, 400);
      assert.deepEqual(valueAt(answer.json, "error", "fields"), { cursor: "wrong" });
    });

    it("are found in the community and among one's own, and their tags are offered", async () => {
      await savedTip(rig, communityId);

      const here = await rig.ask("POST", `/api/communities/${communityId}/search`, {
        as: tom,
        body: { q: "fridya" },
      });
      const mine = await rig.ask("POST", "/api/me/search", { as: mira, body: { q: "thurs" } });
      const notMine = await rig.ask("POST", "/api/me/search", { as: tom, body: { q: "thurs" } });
      const tags = await rig.ask("GET", `/api/communities/${communityId}/tags`, { as: tom });

      const found = (answer: Answered) => (answer.json as SearchView).found.map(({ entry }) => entry.title);
      assert.deepEqual(found(here), ["Freeze the branch on Thursday"]);
      assert.deepEqual(found(mine), ["Freeze the branch on Thursday"]);
      assert.deepEqual(found(notMine), []);
      assert.deepEqual(tags.json, { tags: ["releases"] });
    });

    it("can be written from a pasted message", async () => {
      const body = { html: "<p>Use <b>two</b> keys.</p>" };

      const answer = await rig.ask("POST", "/api/messages-to-markdown", { as: tom, body });

      assert.equal(answer.status, 200);
      assert.equal(valueAt(answer.json, "markdown"), "Use **two** keys.");
    });
  });

  describe("a person without access", () => {
    it("gets what an unknown community gets, byte for byte but for the correlation id", async () => {
      const { id: tipId, version } = await savedTip(rig, communityId);
      const unknown = "A".repeat(22);
      const edit = { title: "New", markdown: "text", version };
      const questions: [string, (community: string, tip: string) => string, unknown?][] = [
        ["GET", (community) => `/api/communities/${community}`],
        ["GET", (community) => `/api/communities/${community}/tips`],
        ["POST", (community) => `/api/communities/${community}/search`, { q: "friday" }],
        ["GET", (community) => `/api/communities/${community}/tags`],
        ["GET", (community, tip) => `/api/communities/${community}/tips/${tip}`],
        ["POST", (community) => `/api/communities/${community}/tips`, tipInput()],
        ["PUT", (community, tip) => `/api/communities/${community}/tips/${tip}`, edit],
        ["PUT", (community) => `/api/me/communities/${community}`],
      ];
      const seen = async (method: string, path: string, body: unknown) => {
        const { status, text, headers } = await rig.ask(method, path, { as: stranger, body });
        const correlationId = headers.get("x-correlation-id") ?? "none";
        return { status, text: text.replace(correlationId, "the correlation id") };
      };

      for (const [method, path, body] of questions) {
        const refused = await seen(method, path(communityId, tipId), body);
        const absent = await seen(method, path(unknown, unknown), body);
        const misshapen = await seen(method, path("x", "y"), body);

        assert.equal(refused.status, 404, path(communityId, tipId));
        assert.deepEqual(refused, absent);
        assert.deepEqual(refused, misshapen);
      }
    });

    it("cannot start a community in a place it does not belong to", async () => {
      const answer = await rig.ask("POST", "/api/communities", { as: stranger, body: startInput() });

      assert.equal(answer.status, 404);
    });

    it("gains nothing by naming another tenant or person in query, header or body", async () => {
      const spoof = {
        tenantId: "11111111-1111-4111-8111-111111111111",
        userId: mira.userId,
        oid: mira.userId,
      };
      const query = new URLSearchParams(spoof).toString();
      const headers = {
        "x-ms-client-principal-id": mira.userId,
        "x-user-id": mira.userId,
        "x-forwarded-user": mira.userId,
      };

      const read = await rig.ask("GET", `/api/communities/${communityId}?${query}`, {
        as: stranger,
        headers,
      });
      const write = await rig.ask("POST", `/api/communities/${communityId}/tips?${query}`, {
        as: stranger,
        headers,
        body: tipInput({ ...spoof, actor: spoof, savedBy: mira }),
      });
      const mine = await rig.ask("GET", `/api/me/communities?${query}`, { as: stranger, headers });

      assert.deepEqual([read.status, write.status], [404, 404]);
      assert.deepEqual(mine.json, { communities: [] });
    });

    it("is not taken for the person that a body names as its author", async () => {
      const body = tipInput({ savedBy: { userId: mira.userId, name: mira.name }, userId: mira.userId });

      const answer = await rig.ask("POST", `/api/communities/${communityId}/tips`, { as: tom, body });

      assert.equal(valueAt(answer.json, "tip", "savedBy", "name"), tom.name);
    });
  });

  describe("when Teams cannot say who belongs", () => {
    it("says so", async () => {
      rig.roster.fails = "noAnswer";

      const answer = await rig.ask("GET", `/api/communities/${communityId}`, { as: tom });

      assert.equal(answer.status, 503);
      assert.equal(valueAt(answer.json, "error", "code"), "teamsUnavailable");
    });

    it("says that Commonplace is not installed where that is the reason", async () => {
      rig.roster.fails = "notInstalled";

      const answer = await rig.ask("GET", `/api/communities/${communityId}`, { as: tom });

      assert.equal(answer.status, 409);
      assert.equal(valueAt(answer.json, "error", "code"), "appNotInstalled");
    });
  });
});
