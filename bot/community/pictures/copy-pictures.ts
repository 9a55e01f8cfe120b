import { pictureIdsIn } from "../../contract/picture-names.ts";
import type { Records } from "../../records/records.ts";
import { pictureFrom, pictureRecords } from "./picture.ts";
import { notePictures } from "./purge-pictures.ts";

/** Copies the pictures of a text that another community shows, too. Harmless to repeat. */
export async function copyPictures(
  records: Records,
  { from, to }: { readonly from: string; readonly to: string },
  text: string,
): Promise<void> {
  for (const id of pictureIdsIn(text)) {
    const record = await pictureRecords.findRecord(records, { communityId: from, id });
    if (!record) continue;
    await notePictures(records, to, new Date(record.changedAt));
    const copy = pictureRecords.written({ communityId: to, id }, pictureFrom(record));
    await records.write(copy, { absent: true });
  }
}
