import assert from "node:assert/strict";
import { connectorChannelNames } from "../../bot/teams/channel-names.ts";
import { Connectors } from "../../bot/teams/connector.ts";
import { type FakeTeams, startFakeTeams } from "./fake-teams.ts";

const team = { id: "19:team@thread.tacv2", name: "Field Engineering" };
const releases = { id: "19:releases@thread.tacv2", name: "Releases" };

describe("the name of a channel", () => {
  let teams: FakeTeams;

  beforeEach(async () => {
    teams = await startFakeTeams({ appId: "unused" });
    teams.setTeam(team, [{ id: team.id }, releases]);
  });

  afterEach(() => teams.close());

  const nameOf = (teamId: string, channelId: string) => {
    const connectors = new Connectors({ kind: "local", allowedServiceUrls: [teams.serviceUrl] });
    return connectorChannelNames({ connectors, serviceUrl: teams.serviceUrl })(teamId, channelId);
  };

  it("is what Teams calls it", async () => {
    assert.equal(await nameOf(team.id, releases.id), "Releases");
  });

  it("is the team's for the channel General, which has none", async () => {
    assert.equal(await nameOf(team.id, team.id), "Field Engineering");
  });

  it("is empty for a channel that is none of the team's", async () => {
    assert.equal(await nameOf(team.id, "19:elsewhere@thread.tacv2"), "");
  });

  it("is empty when Teams does not know the team", async () => {
    assert.equal(await nameOf("19:unknown@thread.tacv2", releases.id), "");
  });
});
