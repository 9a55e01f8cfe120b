import { pictureIdsIn } from "../../contract/picture-names.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Actor } from "../core/actor.ts";
import { pictureFrom, pictureRecords } from "./picture.ts";
import { notePictures } from "./purge-pictures.ts";

/**
 * Copies the pictures of a text that another community shows, too. Harmless to repeat. Each counts for the day of whoever
 * takes it there, like one that they send: throws {@link Refusal} `quotaUsedUp`.
 */
export async function copyPictures(
  deps: Pick<CommunityDeps, "records" | "quotas">,
  actor: Actor,
  { from, to }: { readonly from: string; readonly to: string },
  text: string,
): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  for (const id of pictureIdsIn(text)) {
    const record = await pictureRecords.findRecord(records, { communityId: from, id });
    if (!record) continue;
    const picture = pictureFrom(record);
    await deps.quotas.spend(actor, "storedBytes", picture.bytes.length);
    await notePictures(records, to, new Date(record.changedAt));
    const copy = pictureRecords.written({ communityId: to, id }, picture);
    await records.write(copy, { absent: true });
  }
}
