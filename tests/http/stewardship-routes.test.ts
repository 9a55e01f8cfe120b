import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { ActionsPageView } from "../../bot/contract/actions.ts";
import type { CommunityAboutView } from "../../bot/contract/community-settings.ts";
import type {
  DirectoryView,
  CommunityPreviewView,
  AccessRequestsView,
} from "../../bot/contract/directory.ts";
import {
  mira,
  savedTip,
  startedCommunity,
  startInput,
  startRig,
  stranger,
  tenantId,
  tom,
  valueAt,
  type Person,
  type Rig,
} from "./rig.ts";
import { zipEntries } from "./zip-entries.ts";

describe("the tab's API of looking after a community", () => {
  let rig: Rig;
  let communityId: string;
  let community: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
  });
  afterEach(() => rig.close());

  const about = async (as = mira) =>
    (await rig.ask("GET", `${community}/about`, { as })).json as CommunityAboutView;

  /** The steward of the started community, and the other one. */
  const people = async (): Promise<[Person, Person]> =>
    (await about()).iAmSteward ? [mira, tom] : [tom, mira];

  it("names a steward, shows who did, and takes it back", async () => {
    const [steward, other] = await people();

    const named = await rig.ask("POST", `${community}/stewards`, { as: steward, body: other });
    const { actions } = (await rig.ask("GET", `${community}/actions`, { as: other })).json as ActionsPageView;
    const undone = await rig.ask("DELETE", `${community}/stewards/${other.userId}`, { as: steward });

    assert.deepEqual(
      [named.status, undone.status, actions[0]?.kind, actions[0]?.about],
      [200, 200, "stewardNamed", other.name],
    );
    const takeBackIds = (named.json as CommunityAboutView).stewards.map(({ takeBackId }) => takeBackId);
    assert.deepEqual(takeBackIds, [undefined, other.userId]);
  });

  it("starts one that has no place yet, and the same one for the same form", async () => {
    const body = { name: "Looms", purpose: "What we weave.", nonce: "nonce-of-looms" };

    const started = await rig.ask("POST", "/api/me/communities", { as: mira, body });
    const again = await rig.ask("POST", "/api/me/communities", { as: mira, body });
    const nameless = await rig.ask("POST", "/api/me/communities", { as: mira, body: { ...body, name: " " } });

    assert.deepEqual([started.status, again.status, nameless.status], [201, 201, 400]);
    assert.deepEqual(valueAt(started.json, "community", "places"), []);
    assert.equal(valueAt(started.json, "community", "visibility"), "places");
    const id = String(valueAt(started.json, "community", "id"));
    assert.equal(valueAt(again.json, "community", "id"), id);
    const ofOther = await rig.ask("GET", `/api/communities/${id}`, { as: tom });
    assert.equal(ofOther.status, 404);
  });

  it("offers neither card nor digest where Teams lets no app post: in a private channel", async () => {
    const conversationId = "19:private@thread.tacv2";
    rig.roster.members.set(`${tenantId} ${conversationId}`, new Set([mira.userId]));
    const place = { conversationId, kind: "channel", isPrivate: true };

    const started = await rig.ask("POST", "/api/communities", { as: mira, body: startInput({ place }) });
    const path = `/api/communities/${String(valueAt(started.json, "community", "id"))}`;
    const problem = { title: "The build hangs", nonce: "nonce-of-problem" };
    const asked = await rig.ask("POST", `${path}/problems`, { as: mira, body: problem });
    const digest = await rig.ask("GET", `${path}/digest`, { as: mira });
    const when = { day: "monday", hour: 9, timeZone: "Europe/Berlin" };
    const refused = await rig.ask("PUT", `${path}/digest`, { as: mira, body: when });

    assert.deepEqual(valueAt(started.json, "community", "places"), [
      { name: "", kind: "channel", isPrivate: true },
    ]);
    assert.equal(valueAt(digest.json, "places", "0", "isPrivate"), true);
    assert.equal(asked.status, 201);
    assert.equal(valueAt(asked.json, "isPrivateOnly"), true);
    assert.equal(valueAt(asked.json, "postedIn"), undefined);
    assert.equal(refused.status, 409);
    assert.equal(valueAt(refused.json, "error", "code"), "noPlace");
  });

  it("steps down and comes back", async () => {
    const [steward] = await people();

    const down = await rig.ask("DELETE", `${community}/my-stewardship`, { as: steward });
    const back = await rig.ask("PUT", `${community}/my-stewardship`, { as: steward });

    assert.deepEqual((down.json as CommunityAboutView).stewards, []);
    assert.equal((back.json as CommunityAboutView).iAmSteward, true);
  });

  it("changes the name, and tells whoever came second what it is now", async () => {
    const [steward, other] = await people();
    const { version } = (await about()).details;
    const body = { name: "Night shift", purpose: "", version };

    const changed = await rig.ask("PUT", `${community}/details`, { as: steward, body });
    const second = await rig.ask("PUT", `${community}/details`, {
      as: steward,
      body: { ...body, name: "Day" },
    });
    const refused = await rig.ask("PUT", `${community}/details`, { as: other, body });

    assert.deepEqual([changed.status, second.status, refused.status], [200, 409, 403]);
    assert.equal(valueAt(second.json, "error", "currentDetails", "name"), "Night shift");
    assert.equal(valueAt(refused.json, "error", "code"), "stewardsOnly");
  });

  it("writes the charter", async () => {
    const { version } = (await rig.ask("GET", `${community}/charter`, { as: tom })).json as {
      version: string;
    };

    const saved = await rig.ask("PUT", `${community}/charter`, {
      as: tom,
      body: { domain: "Releases.", version },
    });
    const second = await rig.ask("PUT", `${community}/charter`, { as: mira, body: { domain: "X", version } });
    const before = await rig.ask("GET", `${community}/charter/revisions`, { as: mira });

    assert.deepEqual([saved.status, second.status], [200, 409]);
    assert.equal(valueAt(second.json, "error", "currentCharter", "domain"), "Releases.");
    assert.deepEqual(before.json, { revisions: [] });
  });

  it("brings it to another place and takes it away, opens and closes it", async () => {
    const [steward] = await people();
    const conversationId = "19:other@thread.tacv2";
    rig.roster.members.set(`${tenantId} ${conversationId}`, new Set([steward.userId]));
    const place = { conversationId, kind: "channel", name: "Other" };

    const added = await rig.ask("POST", `${community}/places`, { as: steward, body: { place } });
    const { places } = added.json as CommunityAboutView;
    const taken = await rig.ask("DELETE", `${community}/places/${places[1]?.id}`, { as: steward });
    const opening = await rig.ask("PUT", `${community}/visibility`, {
      as: steward,
      body: { visibility: "organisation" },
    });
    const closed = await rig.ask("PUT", `${community}/closed`, { as: steward });
    const write = await rig.ask("POST", `${community}/tips`, { as: steward, body: {} });
    const open = await rig.ask("DELETE", `${community}/closed`, { as: steward });

    assert.deepEqual(
      places.map(({ name }) => name),
      ["Announcements", ""],
    );
    assert.equal((taken.json as CommunityAboutView).places.length, 1);
    assert.equal(valueAt(opening.json, "community", "visibilityPlan", "to"), "organisation");
    assert.ok(valueAt(closed.json, "community", "closed", "until"));
    assert.ok([400, 409].includes(write.status));
    assert.equal((open.json as CommunityAboutView).community.closed, undefined);
  });

  it("is found in the directory by a stranger, who asks and is let in", async () => {
    const [steward] = await people();
    const preview = `/api/directory/${communityId}`;
    assert.equal((await rig.ask("GET", preview, { as: stranger })).status, 404);
    await rig.ask("PUT", `${community}/listed`, { as: steward });

    const list = (await rig.ask("GET", "/api/directory?q=release", { as: stranger })).json as DirectoryView;
    const asked = await rig.ask("PUT", `${preview}/access-request`, {
      as: stranger,
      body: { message: "May I?" },
    });
    const { accessRequests } = (await rig.ask("GET", `${community}/access-requests`, { as: steward }))
      .json as AccessRequestsView;
    const one = `${community}/admitted/${stranger.userId}`;
    const letIn = await rig.ask("PUT", one, { as: steward });
    const inside = (await rig.ask("GET", preview, { as: stranger })).json as CommunityPreviewView;
    await rig.ask("DELETE", one, { as: steward });
    const outside = (await rig.ask("GET", preview, { as: stranger })).json as CommunityPreviewView;

    assert.deepEqual(
      list.communities.map(({ id }) => id),
      [communityId],
    );
    assert.deepEqual([asked.status, letIn.status], [204, 200]);
    assert.deepEqual(
      accessRequests.map(({ name, message }) => [name, message]),
      [[stranger.name, "May I?"]],
    );
    assert.deepEqual([inside.canEnter, inside.isAsking, outside.canEnter], [true, false, false]);
  });

  it("hands out a zip with a file for each tip, and takes it in again elsewhere", async () => {
    const { id } = await savedTip(rig, communityId);
    const [steward] = await people();
    const conversationId = "19:other@thread.tacv2";
    rig.roster.members.set(`${tenantId} ${conversationId}`, new Set([steward.userId]));
    const place = { conversationId, kind: "channel", name: "Other" };
    const started = await rig.ask("POST", "/api/communities", {
      as: steward,
      body: { name: "Other", place, nonce: "nonce-of-the-other" },
    });
    const other = `/api/communities/${String(valueAt(started.json, "community", "id"))}`;

    const response = await fetch(`${rig.url}${community}/export`, {
      headers: { authorization: `Local ${tom.userId}` },
    });
    const files = zipEntries(Buffer.from(await response.arrayBuffer()));
    const body = files.get("community.json");
    const bytes = Buffer.from(body ?? "").toString("base64");
    const piece = await rig.ask("PUT", `${other}/import/pieces/0`, { as: steward, body: { bytes } });
    const brought = await rig.ask("POST", `${other}/import`, { as: steward, body: { pieces: 1 } });
    await rig.settle();
    const tips = await rig.ask("GET", `${other}/tips`, { as: steward });

    assert.equal(response.headers.get("content-type"), "application/zip");
    const [json, about, tipFile] = files.keys();
    assert.deepEqual([json, about], ["community.json", "about.md"]);
    assert.match(tipFile ?? "", new RegExp(`^tips/Freeze-the-branch-.*${id}\\.md$`, "u"));
    assert.match(files.get(tipFile ?? "") ?? "", /^# Freeze the branch/u);
    assert.ok(![...files.values()].join("").includes(mira.userId));
    assert.deepEqual([piece.status, brought.status], [204, 202]);
    const { json: jobs } = await rig.ask("GET", "/api/me/jobs", { as: steward });
    assert.equal(valueAt(jobs, "jobs", "0", "state"), "done");
    assert.equal(valueAt(tips.json, "tips", "0", "title"), "Freeze the branch on Thursday");
  });
});
