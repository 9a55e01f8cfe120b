import assert from "node:assert/strict";
import { addPlace, placesOf } from "../../../bot/community/communities/places-of-community.ts";
import { changeVisibility } from "../../../bot/community/communities/readers.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { getCommunity } from "../../../bot/community/communities/enter.ts";
import { updatePlace } from "../../../bot/community/communities/update-place.ts";
import { readDigest, setDigest } from "../../../bot/community/digest/set-digest.ts";
import { waitingIn } from "../../../bot/community/outbox/message.ts";
import { askProblem, askProblemIn } from "../../../bot/community/problems/ask-problem.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { listShown } from "../../../bot/community/thanks/read-thanks.ts";
import { askProblemInput } from "../../../bot/contract/problems.ts";
import type { Community } from "../../../bot/community/communities/community.ts";
import {
  ada,
  channel,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  startInput,
  type World,
} from "../world.ts";

const { conversationId } = channel;

describe("a private channel, in which no bot may post", () => {
  let world: World;
  let community: Community;

  beforeEach(async () => {
    world = await openWorld();
    community = await startCommunity(world.deps, ada, startInput({ place: { ...channel, isPrivate: true } }));
  });

  afterEach(() => world.close());

  const records = () => world.deps.records.forTenant(ada.tenantId);
  const current = () => getCommunity(world.deps, ada, community.id, "read");
  /** The data of what waits to be posted, not of what waits for people in private. */
  const waiting = async () =>
    (await world.deps.records.listOutbox(10))
      .flatMap(waitingIn)
      .filter(({ kind }) => kind !== "followed" && kind !== "unanswered")
      .map(({ data }) => data);
  const input = askProblemInput.parse({
    title: "The build hangs",
    announce: true,
    nonce: "nonce-of-problem",
  });
  const bringToOther = () => addPlace(world.deps, ada, community.id, otherChannel);
  const thank = async () => {
    const { thanksId } = await giveThanks(world.deps, ada, community.id, {
      person: { userId: grace.userId, name: grace.name },
      reason: "She showed me how to name my loops.",
    });
    await answerThanks(world.deps, grace, thanksId, { answer: "show", announce: true });
  };
  const withoutNotices = (all: readonly object[]) => all.filter((data) => "conversationId" in data);

  it("gets no card of a problem, which is asked all the same; whoever asks hears why", async () => {
    const asked = await askProblem(world.deps, ada, community.id, input);

    assert.equal(asked.outcome, "asked");
    assert.equal(asked.isPrivateOnly, true);
    assert.equal(asked.postedIn, undefined);
    assert.deepEqual(await waiting(), []);
  });

  it("gives no reason to whoever wants no card", async () => {
    const asked = await askProblem(world.deps, ada, community.id, { ...input, announce: false });

    assert.equal(asked.isPrivateOnly, false);
  });

  it("leaves the card to another place of the community, also for what is asked in it", async () => {
    await bringToOther();

    const { postedIn, isPrivateOnly } = await askProblem(world.deps, ada, community.id, input);
    const inIt = { ...input, nonce: "nonce-of-another" };
    await askProblemIn(world.deps, ada, await current(), inIt, { conversationId });

    assert.deepEqual({ postedIn, isPrivateOnly }, { postedIn: otherChannel.name, isPrivateOnly: false });
    assert.deepEqual(
      (await waiting()).map((data) => data["conversationId"]),
      [otherChannel.conversationId, otherChannel.conversationId],
    );
  });

  it("gets no card of thanks, which are shown all the same", async () => {
    await thank();

    assert.deepEqual(withoutNotices(await waiting()), []);
    assert.equal((await listShown(world.deps, ada, community.id)).thanks.length, 1);
  });

  it("gets no announcement; other places of the community do", async () => {
    await bringToOther();

    await changeVisibility(world.deps, ada, community.id, "organisation");

    assert.deepEqual(await waiting(), [{ conversationId: otherChannel.conversationId }]);
  });

  it("can have no digest; another place of the community can, and is the first choice", async () => {
    const when = { day: "monday", hour: 9, timeZone: "Europe/Berlin" } as const;
    const [here] = placesOf(community);
    await assert.rejects(setDigest(world.deps, ada, community.id, when), refusedWith("noPlace"));
    await bringToOther();

    const placeId = here?.id;
    await assert.rejects(
      setDigest(world.deps, ada, community.id, { ...when, placeId }),
      refusedWith("notFound"),
    );
    const { digest, places } = await setDigest(world.deps, ada, community.id, when);

    assert.equal(digest?.placeName, otherChannel.name);
    assert.deepEqual(
      places.map(({ isPrivate }) => isPrivate),
      [true, undefined],
    );
  });

  it("is known as soon as Teams says so, and gets cards again once it says otherwise", async () => {
    await updatePlace(records(), { conversationId, isPrivate: false });
    const open = await askProblem(world.deps, ada, community.id, input);
    await updatePlace(records(), { conversationId, isPrivate: true });
    const { version } = await current();
    await updatePlace(records(), { conversationId, isPrivate: true });

    assert.equal(open.postedIn, channel.name);
    assert.equal((await readDigest(world.deps, ada, community.id)).places[0]?.isPrivate, true);
    assert.equal((await current()).version, version);
  });
});
