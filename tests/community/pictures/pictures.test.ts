import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { withdrawTip } from "../../../bot/community/authors/credit-answer.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { readPicture } from "../../../bot/community/entries/read-picture.ts";
import { askForJob } from "../../../bot/community/jobs/my-jobs.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { keepPicture } from "../../../bot/community/pictures/keep-picture.ts";
import { purgePictures } from "../../../bot/community/pictures/purge-pictures.ts";
import { crossPostProblem } from "../../../bot/community/problems/cross-post.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { replyToProblem } from "../../../bot/community/problems/reply.ts";
import { editTip } from "../../../bot/community/tips/edit-tip.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import type { PictureQuery } from "../../../bot/contract/pictures.ts";
import { tipFields } from "../../../bot/contract/tips.ts";
import { limits } from "../../../bot/contract/limits.ts";
import { pictureLimits } from "../../../bot/contract/picture-names.ts";
import { dailyQuotas } from "../../../bot/contract/request-limits.ts";
import { memoryQuotas } from "../../../bot/limits/daily-quotas.ts";
import {
  ada,
  channel,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  stranger,
  startInput,
  tipInput,
  workOff,
  type World,
} from "../world.ts";
import { pngOf, samplePictures } from "./sample-pictures.ts";

const dayMs = 24 * 60 * 60_000;

describe("a picture", () => {
  let world: World;
  let communityId: string;

  beforeEach(async () => {
    world = await openWorld();
    communityId = (await givenCommunity(world)).id;
  });
  afterEach(() => world.close());

  const keep = (file: Buffer = samplePictures.png, by = grace) =>
    keepPicture(world.deps, by, communityId, file);
  const read = (id: string, entry: PictureQuery, by: Actor = ada) =>
    readPicture(world.deps, by, communityId, id, entry);
  const isSeen = async (id: string, entry: PictureQuery, by: Actor = ada) => {
    try {
      return (await read(id, entry, by)).id === id;
    } catch (error) {
      if (refusedWith("notFound")(error)) return false;
      throw error;
    }
  };
  const shownIn = (...ids: string[]) => ids.map((id) => `Like this: ![the plug](picture:${id})`).join("\n\n");
  /** A message of grace's, so that she can withdraw it. */
  const tipWith = async (markdown: string, nonce = "nonce-of-picture") =>
    (await saveTip(world.deps, grace, communityId, tipInput({ markdown, nonce }))).tip;
  /** Ada saved what grace wrote in a message. */
  const savedFromMessage = async (markdown: string) => {
    const source = { conversationId: channel.conversationId, messageId: "1" };
    const credit = { kind: "person", name: grace.name, userId: grace.userId } as const;
    return (await saveTip(world.deps, ada, communityId, tipInput({ markdown, source, credit }))).tip;
  };
  const problemWith = async (markdown: string) => {
    const input = { title: "It blinks", markdown, tags: [], withoutName: false, nonce: "nonce-of-problem" };
    return (await askProblem(world.deps, grace, communityId, input)).problem;
  };
  const stored = async () => {
    const records = world.deps.records.forTenant(ada.tenantId);
    const query = {
      scope: communityScope(communityId),
      kind: "picture",
      order: "oldest",
      size: 200,
    } as const;
    return (await records.page(query)).records;
  };
  const sweep = () => purgePictures(world.deps)(ada.tenantId, () => false);

  it("is kept once, whoever brings it, under an id made of its bytes", async () => {
    const first = await keep();
    const again = await keep(samplePictures.png, ada);
    const other = await keep(samplePictures.jpeg);

    assert.equal(again, first);
    assert.notEqual(other, first);
    assert.equal((await stored()).length, 2);
  });

  it("is refused where it is none, and from those without access", async () => {
    await assert.rejects(keep(Buffer.from("<svg/>")), refusedWith("invalidInput"));
    await assert.rejects(keep(samplePictures.png, stranger), refusedWith("notFound"));
    assert.deepEqual(await stored(), []);
  });

  it("is seen by who brought it, and by others only in a text that shows it and that they see", async () => {
    const id = await keep();
    const tip = (await tipWith(shownIn(id))).id;
    const other = (await tipWith("Without one.", "nonce-of-other")).id;

    assert.equal(await isSeen(id, {}, grace), true);
    assert.equal(await isSeen(id, {}), false);
    assert.equal(await isSeen(id, { tip }), true);
    assert.equal(await isSeen(id, { tip: other }), false);
    assert.equal(await isSeen(id, { problem: tip }), false);
    assert.equal(await isSeen(id, { tip }, stranger), false);
    assert.deepEqual(await read(id, { tip }), await read(id, {}, grace));
  });

  it("is seen in a problem and in a reply", async () => {
    const [asked, answered] = [await keep(pngOf(1)), await keep(pngOf(2))];
    const problem = (await problemWith(shownIn(asked))).id;
    const reply = { markdown: shownIn(answered), nonce: "nonce-of-reply" };
    await replyToProblem(world.deps, grace, communityId, problem, reply);

    assert.equal(await isSeen(asked, { problem }), true);
    assert.equal(await isSeen(answered, { problem }), true);
  });

  it("is not seen by others once its text is hidden, withdrawn or another", async () => {
    const [hiddenOne, withdrawn, edited] = [await keep(pngOf(1)), await keep(pngOf(2)), await keep(pngOf(3))];
    const reader: Actor = { ...stranger, name: "Reader" };
    world.roster.put(channel.conversationId, ada, grace, reader);
    const one = await tipWith(shownIn(hiddenOne), "nonce-of-hidden");
    const two = await savedFromMessage(shownIn(withdrawn));
    const three = await tipWith(shownIn(edited), "nonce-of-edited");

    await hideEntry(
      world.deps,
      ada,
      communityId,
      { kind: "tip", id: one.id },
      { reason: "A customer's name." },
    );
    await withdrawTip(world.deps, grace, communityId, two.id);
    const { title, tags, version } = three;
    await editTip(world.deps, grace, communityId, three.id, {
      title,
      tags: [...tags],
      version,
      markdown: "Without.",
    });

    assert.equal(await isSeen(hiddenOne, { tip: one.id }, reader), false);
    assert.equal(await isSeen(hiddenOne, { tip: one.id }, ada), true, "a steward sees what is hidden");
    assert.equal(await isSeen(withdrawn, { tip: two.id }, ada), false);
    assert.equal(await isSeen(edited, { tip: three.id }, ada), false);
  });

  it("goes along to a linked community, with the problem and with replies from then on", async () => {
    world.roster.put(otherChannel.conversationId, ada, grace);
    const other = await startCommunity(
      world.deps,
      grace,
      startInput({ place: { ...otherChannel }, nonce: "nonce-of-linked" }),
    );
    const [asked, answered] = [await keep(pngOf(1)), await keep(pngOf(2))];
    const { id } = await problemWith(shownIn(asked));
    const { problem } = await crossPostProblem(world.deps, grace, communityId, id, { communityId: other.id });
    const reply = { markdown: shownIn(answered), nonce: "nonce-of-reply" };
    await replyToProblem(world.deps, grace, communityId, id, reply);

    const there = { problem: problem.crossPostedTo[0]?.problemId };
    for (const picture of [asked, answered])
      assert.equal((await readPicture(world.deps, ada, other.id, picture, there)).id, picture);
  });

  it("counts for the day of whoever takes it along to another community", async () => {
    world.roster.put(otherChannel.conversationId, ada, grace);
    const place = { ...otherChannel };
    const other = await startCommunity(world.deps, grace, startInput({ place, nonce: "nonce-of-linked" }));
    const { id } = await problemWith(shownIn(await keep(pngOf(1))));
    const quotas = memoryQuotas({ ...dailyQuotas, storedBytes: 10 });
    const crossPosted = crossPostProblem({ ...world.deps, quotas }, grace, communityId, id, {
      communityId: other.id,
    });

    await assert.rejects(crossPosted, refusedWith("quotaUsedUp"));
  });

  it("is one of a few in a text", () => {
    const some = Array.from(
      { length: pictureLimits.perText + 1 },
      (_, index) => "x".repeat(42) + String(index),
    );
    const parse = (ids: string[]) => tipFields.safeParse({ title: "A", markdown: shownIn(...ids) }).success;

    assert.deepEqual([parse(some.slice(1)), parse(some)], [true, false]);
  });

  it("stays as long as a text shows it, also a former one, and as long as a draft may", async () => {
    const [shown, former, drafted] = [await keep(pngOf(1)), await keep(pngOf(2)), await keep(pngOf(3))];
    await tipWith(shownIn(shown), "nonce-of-shown");
    const { id, title, tags, version } = await tipWith(shownIn(former), "nonce-of-former");
    await editTip(world.deps, grace, communityId, id, {
      title,
      tags: [...tags],
      version,
      markdown: "Without.",
    });

    world.pass((limits.draftDays - 1) * dayMs);
    await sweep();
    assert.equal((await stored()).length, 3);
    // Kept again: its time begins anew.
    const again = await keep(pngOf(4));
    world.pass(8 * dayMs);
    await sweep();

    assert.deepEqual(
      (await stored()).map((record) => record.id).sort(),
      [shown, former, again].map((one) => `picture.${one}`).sort(),
    );
    assert.equal(await isSeen(drafted, {}, grace), false);
  });

  it("leaves no note behind when the last one goes", async () => {
    await keep();
    const noted = async () => {
      const records = world.deps.records.forTenant(ada.tenantId);
      return (await records.page({ scope: "tenant", kind: "pictures", order: "oldest", size: 10 })).records
        .length;
    };
    assert.equal(await noted(), 1);

    world.pass((limits.draftDays + 1) * dayMs);
    await sweep();

    assert.deepEqual([await noted(), (await stored()).length], [0, 0]);
  });

  it("goes with the person who brought it, unless a text shows it; then it stays without them", async () => {
    const [drafted, shown] = [await keep(pngOf(1)), await keep(pngOf(2))];
    const others = await keep(pngOf(3), ada);
    const tip = (await tipWith(shownIn(shown))).id;

    await askForJob(world.deps, grace, "eraseMyData");
    await workOff(world.deps);

    const left = await stored();
    assert.deepEqual(
      left.map((record) => record.id).sort(),
      [shown, others].map((id) => `picture.${id}`).sort(),
    );
    assert.ok(!JSON.stringify(left).includes(grace.userId));
    assert.equal(await isSeen(shown, { tip }), true);
    assert.equal(await isSeen(drafted, {}, grace), false);
  });
});
