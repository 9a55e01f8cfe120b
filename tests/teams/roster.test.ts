import assert from "node:assert/strict";
import { ServiceClientCredentialsFactory } from "botframework-connector";
import { createAccess } from "../../bot/community/communities/access.ts";
import { Connectors } from "../../bot/teams/connector.ts";
import { connectorRoster } from "../../bot/teams/roster.ts";
import { noMeasurements } from "../../bot/telemetry/measurements.ts";
import {
  activityOf,
  actorOf,
  ada,
  appId,
  ben,
  botAccountId,
  channel,
  eve,
  type Rig,
  startRig,
  team,
  tenantId,
} from "./rig.ts";
import { RosterUnavailableError } from "../../bot/community/communities/roster.ts";

describe("the roster that Teams' connector tells", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const ask = (conversationId = channel.id, { userId } = ada) =>
    rig.roster.hasMember(tenantId, conversationId, userId);

  it("says yes to a member of the very channel", async () => {
    assert.equal(await ask(), true);
    assert.match(String(rig.teams.calls.at(-1)?.path), /releases%40thread\.tacv2\/members\//u);
  });

  it("says no to a person who is only on the team's roster", async () => {
    assert.equal(await ask(channel.id, eve), false);
    assert.equal(await ask(team.id, eve), true);
  });

  it("says no when the answer is about somebody else", async () => {
    rig.teams.trouble({
      call: "member",
      status: 200,
      body: { id: `29:${ben.userId}`, aadObjectId: ben.userId },
    });

    assert.equal(await ask(), false);
  });

  it("says no when the answer names nobody", async () => {
    rig.teams.trouble({ call: "member", status: 200, body: {} });

    assert.equal(await ask(), false);
  });

  it("knows the person by the other name that Teams gives the object id", async () => {
    rig.teams.trouble({ call: "member", status: 200, body: { id: "29:opaque", objectId: ada.userId } });

    assert.equal(await ask(), true);
  });

  it("takes the id alone, in any letter case, as the Playground answers", async () => {
    rig.teams.trouble({ call: "member", status: 200, body: { id: ada.userId.toUpperCase() } });

    assert.equal(await ask(), true);
  });

  const isUnavailable = (reason: RosterUnavailableError["reason"]) => (error: unknown) =>
    error instanceof RosterUnavailableError && error.reason === reason;

  it("says that the app is not there for a conversation that Teams does not know", async () => {
    await assert.rejects(ask("19:nowhere@thread.tacv2"), isUnavailable("notInstalled"));
  });

  it("says that the app is not there for a 403, and does not ask again", async () => {
    rig.teams.trouble({ call: "member", status: 403 });

    await assert.rejects(ask(), isUnavailable("notInstalled"));
    assert.equal(rig.teams.calls.length, 1);
  });

  for (const status of [412, 429, 502, 503, 504]) {
    it(`asks once more after a ${status}, and no third time`, async () => {
      rig.teams.trouble({ call: "member", status });
      assert.equal(await ask(), true);

      rig.teams.trouble({ call: "member", status }, 2);
      await assert.rejects(ask(), isUnavailable("noAnswer"));
      assert.equal(rig.teams.calls.length, 4);
    });
  }

  for (const status of [400, 401, 500]) {
    it(`does not ask again after a ${status}`, async () => {
      rig.teams.trouble({ call: "member", status });

      await assert.rejects(ask(), isUnavailable("noAnswer"));
      assert.equal(rig.teams.calls.length, 1);
    });
  }

  it("waits as long as Teams asks for, up to a second", async () => {
    rig.teams.trouble({ call: "member", status: 429, headers: { "retry-after": "0" } });

    assert.equal(await ask(), true);
  });

  it("does not let a person wait when Teams asks for longer", async () => {
    rig.teams.trouble({ call: "member", status: 429, headers: { "retry-after": "5" } });

    await assert.rejects(ask(), isUnavailable("noAnswer"));
    assert.equal(rig.teams.calls.length, 1);
  });

  it("gives up at its deadline when Teams hangs", async () => {
    const hurried = await startRig({ rosterDeadline: 50 });
    try {
      hurried.teams.trouble({ call: "member", status: "hang" });

      await assert.rejects(
        hurried.roster.hasMember(tenantId, channel.id, ada.userId),
        isUnavailable("noAnswer"),
      );
    } finally {
      await hurried.close();
    }
  });

  it("gives up at its deadline when no token comes", async () => {
    class Never extends ServiceClientCredentialsFactory {
      override isValidAppId = () => Promise.resolve(true);
      override isAuthenticationDisabled = () => Promise.resolve(false);
      override createCredentials = () => new Promise<never>(() => undefined);
    }
    const bot = {
      kind: "entra",
      appId,
      appType: "SingleTenant",
      tenantId,
      tenantIds: [tenantId],
      password: "p",
      allowedServiceUrls: [],
    } as const;
    const roster = connectorRoster({
      connectors: new Connectors(bot, new Never()),
      serviceUrl: rig.teams.serviceUrl,
      log: rig.deps.log,
      measurements: noMeasurements,
      deadline: 50,
    });

    await assert.rejects(roster.hasMember(tenantId, channel.id, ada.userId), isUnavailable("noAnswer"));
  });

  it("keeps the request, which holds the token, out of the error", async () => {
    rig.teams.trouble({ call: "member", status: 500 });

    const error: unknown = await ask().catch((thrown: unknown) => thrown);

    assert.ok(error instanceof RosterUnavailableError);
    assert.equal(error.cause, "500 Trouble");
  });

  it("tells whoever runs the server that Teams failed or refused, by its status alone", async () => {
    rig.teams.trouble({ call: "member", status: 403, body: { error: { code: "Canarycode" } } });
    await ask().catch(() => undefined);
    await ask(channel.id, eve);

    const lines = rig.logged().trim().split("\n");
    const { level, statusCode, msg } = JSON.parse(lines[0] ?? "") as Record<string, unknown>;
    assert.deepEqual([level, statusCode, msg], [40, 403, "Teams did not say who belongs to a place."]);
    assert.equal(lines.length, 1);
    assert.doesNotMatch(rig.logged(), /Canarycode|releases|11111111-aaaa/u);
  });

  const hostile = [
    "..",
    ".",
    "../../admin",
    "a/b",
    "a?b=c",
    "a#b",
    "%2e%2e",
    "a%2Fb",
    "19:x;messageid=1",
    "ж 你",
    "a\\b",
    " ",
    "a\r\nb: c",
  ];
  for (const id of hostile) {
    it(`asks about the id ${JSON.stringify(id)} itself and nothing beside it`, async () => {
      await rig.roster.hasMember(tenantId, channel.id, id).catch(() => false);
      await rig.roster.hasMember(tenantId, id, ada.userId).catch(() => false);

      for (const { path } of rig.teams.calls) {
        assert.match(path, /^\/teams\/v3\/conversations\/[^/?#]+\/members\/[^/?#]+$/u);
      }
    });
  }

  describe("and access that rests on it", () => {
    it("asks Teams once for a thousand who wait", async () => {
      const waiting = Array.from({ length: 1_000 }, () =>
        rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read"),
      );

      assert.ok((await Promise.all(waiting)).every(Boolean));
      assert.equal(rig.teams.calls.length, 1);
    });

    it("ends at once when Teams tells that the person was removed", async () => {
      await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read");
      rig.teams.setRoster(channel.id, [ben]);
      assert.equal(await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read"), true, "remembered");

      const membersRemoved = [{ id: `29:${ada.userId}`, aadObjectId: ada.userId }];
      await rig.post(activityOf(rig.teams, { type: "conversationUpdate", membersRemoved }, { by: ben }));

      assert.equal(await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read"), false);
    });

    it("ends at once for a removed person whom Teams names by a channel id only", async () => {
      await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read");
      rig.teams.setRoster(channel.id, [ben]);

      await rig.post(
        activityOf(
          rig.teams,
          { type: "conversationUpdate", membersRemoved: [{ id: "29:opaque" }] },
          { by: ben },
        ),
      );

      assert.equal(await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read"), false);
    });

    it("ends at once when the app is removed", async () => {
      await rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read");
      rig.teams.removeConversation(channel.id);

      await rig.post(
        activityOf(rig.teams, { type: "conversationUpdate", membersRemoved: [{ id: botAccountId }] }),
      );

      await assert.rejects(rig.deps.access.isMemberOf(actorOf(ada), channel.id, "read"));
    });

    it("begins at once when Teams tells that the person was added", async () => {
      assert.equal(await rig.deps.access.isMemberOf(actorOf(eve), channel.id, "read"), false);
      rig.teams.setRoster(channel.id, [ada, ben, eve]);

      const membersAdded = [{ id: `29:${eve.userId}`, aadObjectId: eve.userId }];
      await rig.post(activityOf(rig.teams, { type: "conversationUpdate", membersAdded }));

      assert.equal(await rig.deps.access.isMemberOf(actorOf(eve), channel.id, "read"), true);
    });
  });

  it("is asked with no token in the local kind", async () => {
    const local = await startRig({ kind: "local" });
    try {
      const access = createAccess({ roster: local.roster, now: () => local.clock.now });

      assert.equal(await access.isMemberOf(actorOf(ada), channel.id, "read"), true);
    } finally {
      await local.close();
    }
  });
});
