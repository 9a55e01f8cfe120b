import assert from "node:assert/strict";
import { bringIn, withIdsIn } from "./bring-in.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { listStories } from "../../../bot/community/stories/read-stories.ts";
import { tellStory } from "../../../bot/community/stories/tell-story.ts";
import { storyInput } from "../../../bot/contract/stories.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  startInput,
  tipInput,
  type World,
} from "../world.ts";
import { exportedFile } from "./exported-file.ts";

describe("stories of a community that moves", () => {
  let world: World;

  beforeEach(async () => {
    world = await openWorld();
  });
  afterEach(() => world.close());

  it("go along as far as they are shared, and whoever told one without a name stays unknown", async () => {
    const { id } = await givenCommunity(world);
    const tip = { kind: "tip", id: (await saveTip(world.deps, ada, id, tipInput())).tip.id } as const;
    const other = {
      kind: "tip",
      id: (await saveTip(world.deps, ada, id, tipInput({ nonce: "nonce-of-second-tip" }))).tip.id,
    } as const;
    const tell = (about: typeof tip, input: object) =>
      tellStory(world.deps, grace, id, about, storyInput.parse(input));
    await tell(tip, { text: "It compiles.", readers: "community", forManager: true });
    world.pass(1_000);
    await tell(other, { text: "I am not alone.", readers: "community", withName: true });
    await tellStory(world.deps, ada, id, tip, storyInput.parse({ text: "For helpers only." }));

    const file = await exportedFile(world.deps, ada, id);
    const there = await startCommunity(
      world.deps,
      ada,
      startInput({ place: otherChannel, nonce: "nonce-of-other" }),
    );
    await bringIn(world.deps, ada, there.id, file);

    assert.doesNotMatch(JSON.stringify(file.stories), /helpers only|000000000002|manager/u);
    assert.equal(file.stories[0]?.by.name, "");
    const { stories } = await listStories(world.deps, ada, there.id, { show: "shared" });
    assert.deepEqual(
      stories
        .toSorted((one, other) => one.text.localeCompare(other.text))
        .map(({ text, teller, about }) => [text, teller?.name, teller?.claim?.by, about.title]),
      [
        ["I am not alone.", "Grace Hopper", { kind: "person", name: ada.name }, "Name your loops"],
        ["It compiles.", undefined, undefined, "Name your loops"],
      ],
    );
    const again = await exportedFile(world.deps, ada, there.id);
    const byText = (one: { text: string }, other: { text: string }) => one.text.localeCompare(other.text);
    const unclaimed = again.stories.map(({ by: { claim, ...by }, ...story }) => ({ ...story, by }));
    assert.deepEqual(unclaimed.sort(byText), [...withIdsIn(there.id, file).stories].sort(byText));
  });
});
