import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { joinCommunity } from "../../../bot/community/communities/memberships.ts";
import { renameTag } from "../../../bot/community/communities/rename-tag.ts";
import { askMe, listAskable, readAskMe, setAskMe } from "../../../bot/community/personal/ask-me.ts";
import { leaveCommunity } from "../../../bot/community/personal/leave-community.ts";
import { exportedFile } from "../moving/exported-file.ts";
import { askMeInput } from "../../../bot/contract/ask-me.ts";
import { limits } from "../../../bot/contract/limits.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  refusedWith,
  stranger,
  type World,
} from "../world.ts";

describe("what one may be asked about", () => {
  let world: World;
  let id: string;

  beforeEach(async () => {
    world = await openWorld();
    ({ id } = await givenCommunity(world));
  });
  afterEach(() => world.close());

  const askable = async (actor: Actor, ...tags: string[]) =>
    (await listAskable(world.deps, actor, id, tags)).map(({ name }) => name);

  it("is in no file of the community", async () => {
    await setAskMe(world.deps, grace, id, { tags: ["unmistakable"] });

    const file = await exportedFile(world.deps, ada, id);

    assert.doesNotMatch(JSON.stringify(file), /unmistakable/u);
  });

  it("is what one wrote oneself, shown to others with each of its tags", async () => {
    await setAskMe(world.deps, grace, id, { tags: ["loops", "rings"] });
    await setAskMe(world.deps, grace, id, { tags: ["rings"] });

    assert.deepEqual(await readAskMe(world.deps, grace, id), { tags: ["rings"] });
    assert.deepEqual(await askable(ada, "rings", "knots"), [grace.name]);
    assert.deepEqual(await askable(ada, "loops"), []);
    assert.deepEqual(await askable(grace, "rings"), [], "nobody is told to ask themselves");
  });

  it("holds under every name that a tag has", async () => {
    await setAskMe(world.deps, grace, id, { tags: ["loops"] });
    await renameTag(world.deps, ada, id, { from: "loops", to: "rings" });

    assert.deepEqual(await askable(ada, "rings"), [grace.name]);
    assert.deepEqual(await readAskMe(world.deps, grace, id), { tags: ["rings"] });
  });

  it("has people in another order each time", async () => {
    const people = Array.from({ length: limits.askableShown }, (_, at) => ({
      ...ada,
      userId: `aaaaaaaa-0000-4000-8000-0000000001${at}0`,
      name: `Person ${at}`,
    }));
    world.roster.put(channel.conversationId, ada, grace, ...people);
    for (const one of people) await setAskMe(world.deps, one, id, { tags: ["loops"] });

    const orders = new Set<string>();
    for (let at = 0; at < 20; at++) orders.add((await askable(grace, "loops")).join());
    assert.ok(orders.size > 1);
  });

  it("is gone when one takes it away, leaves, or loses access", async () => {
    const say = () => setAskMe(world.deps, grace, id, { tags: ["loops"] });
    const stored = () => askMe.findRecord(world.deps.records.forTenant(ada.tenantId), id);
    await say();
    await setAskMe(world.deps, grace, id, { tags: [] });
    assert.equal(await stored(), undefined);

    await joinCommunity(world.deps, grace, id);
    await say();
    await leaveCommunity(world.deps, grace, id);
    assert.equal(await stored(), undefined);

    await say();
    world.roster.put(channel.conversationId, ada);
    world.deps.access.forgetPerson(grace.tenantId, grace.userId);
    assert.deepEqual(await askable(ada, "loops"), []);
  });

  it("is refused to strangers, and beyond five tags", async () => {
    const tags = Array.from({ length: limits.askMeTags + 1 }, (_, at) => `tag ${at}`);

    await assert.rejects(setAskMe(world.deps, stranger, id, { tags: ["loops"] }), refusedWith("notFound"));
    await assert.rejects(listAskable(world.deps, stranger, id, ["loops"]), refusedWith("notFound"));
    assert.equal(askMeInput.safeParse({ tags }).success, false);
  });
});
