import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { Refusal } from "../core/refusal.ts";
import { getCommunity } from "../communities/enter.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { pictureIdFor, pictureRecord } from "./picture.ts";
import { notePictures } from "./purge-pictures.ts";
import { strippedPicture } from "./stripped-picture.ts";

/**
 * Keeps a picture for a text that is being written. It is removed once neither an entry nor a draft can name it; keeping it
 * again begins that time anew. Throws {@link Refusal} `invalidInput` for what is no picture.
 * @returns its id.
 */
export async function keepPicture(
  deps: Pick<CommunityDeps, "records" | "access" | "now">,
  actor: Actor,
  communityId: string,
  file: Buffer,
): Promise<string> {
  await getCommunity(deps, actor, communityId, "write");
  const picture = strippedPicture(file);
  if (!picture) throw new Refusal({ code: "invalidInput", fields: { bytes: "wrong" } });
  const records = deps.records.forTenant(actor.tenantId);
  // Before the picture, so that none is forgotten.
  await notePictures(records, communityId, deps.now());
  const record = pictureRecord(communityId, picture, actor);
  await changeRecord(records, record, (current) => pictureRecord(communityId, picture, actor, current));
  return pictureIdFor(picture);
}
