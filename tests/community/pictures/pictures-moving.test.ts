import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import { afterEach, beforeEach, describe, it } from "mocha";
import { readPicture } from "../../../bot/community/entries/read-picture.ts";
import { exportCommunity } from "../../../bot/community/moving/export-community.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { listTips } from "../../../bot/community/tips/read-tips.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { hideEntry } from "../../../bot/community/moderation/hide-entry.ts";
import { keepPicture } from "../../../bot/community/pictures/keep-picture.ts";
import { communityZip } from "../../../bot/http/community-zip.ts";
import { zipEntries } from "../../http/zip-entries.ts";
import { bringIn } from "../moving/bring-in.ts";
import { exportedFile } from "../moving/exported-file.ts";
import {
  ada,
  givenCommunity,
  grace,
  openWorld,
  otherChannel,
  refusedWith,
  startInput,
  tipInput,
  type World,
} from "../world.ts";
import { pngOf } from "./sample-pictures.ts";

describe("pictures of a community that is exported", () => {
  let world: World;
  let communityId: string;
  let shown: string;
  let hidden: string;

  beforeEach(async () => {
    world = await openWorld();
    communityId = (await givenCommunity(world)).id;
    shown = await keepPicture(world.deps, grace, communityId, pngOf(1));
    hidden = await keepPicture(world.deps, grace, communityId, pngOf(2));
    await keepPicture(world.deps, grace, communityId, pngOf(3));
    await saveWith(shown, "nonce-of-shown");
    const { tip } = await saveWith(hidden, "nonce-of-hidden");
    const entry = { kind: "tip", id: tip.id } as const;
    await hideEntry(world.deps, ada, communityId, entry, { reason: "A customer's name." });
  });
  afterEach(() => world.close());

  const saveWith = (id: string, nonce: string) =>
    saveTip(world.deps, grace, communityId, tipInput({ markdown: `![The plug](picture:${id})`, nonce }));
  const exported = (by = ada) => exportedFile(world.deps, by, communityId);
  const idsOf = (pictures: readonly { readonly id: string }[] = []) => pictures.map(({ id }) => id).sort();
  const otherCommunity = async () =>
    (await startCommunity(world.deps, ada, startInput({ place: otherChannel, nonce: "nonce-of-other" }))).id;

  it("are those of the texts in the file, which are those that the person sees", async () => {
    world.roster.put("19:channel@thread.tacv2", ada, grace, { ...grace, userId: "reader", name: "Reader" });
    const reader = { ...grace, userId: "reader", name: "Reader" };

    assert.deepEqual(idsOf((await exported()).pictures), [shown, hidden].sort());
    assert.deepEqual(idsOf((await exported(reader)).pictures), [shown]);
  });

  it("are files beside the texts, which lead to them", async () => {
    const zip = await buffer(communityZip(await exportCommunity(world.deps, ada, communityId)));

    const names = [...zipEntries(zip).keys()];
    const texts = [...zipEntries(zip)].filter(([name]) => name.startsWith("tips/"));
    assert.deepEqual(
      names.filter((name) => name.startsWith("pictures/")),
      [`pictures/${shown}.png`],
    );
    assert.match(texts[0]?.[1] ?? "", new RegExp(`!\\[The plug\\]\\(\\.\\./pictures/${shown}\\.png\\)`, "u"));
  });

  it("come into another community with the texts, for those who see these there", async () => {
    const file = await exported(grace);
    const other = await otherCommunity();
    await bringIn(world.deps, ada, other, file);
    world.roster.put(otherChannel.conversationId, ada, grace);

    const [tip] = (await listTips(world.deps, grace, other)).tips;

    const picture = await readPicture(world.deps, grace, other, shown, { tip: tip?.id });
    assert.equal(picture.bytes, pngOf(1).toString("base64"));
  });

  it("are refused where they are none, or have another id, before anything is written", async () => {
    const other = await otherCommunity();
    const file = await exported();
    const type = "image/png";
    const wrong = [
      { id: shown, type, bytes: Buffer.from("<svg/>").toString("base64") },
      { id: shown, type, bytes: pngOf(9).toString("base64") },
    ];

    for (const picture of wrong)
      await assert.rejects(
        bringIn(world.deps, ada, other, { ...file, pictures: [picture] }),
        refusedWith("entryWrong"),
      );
    assert.deepEqual((await listTips(world.deps, ada, other)).tips, []);
  });
});
