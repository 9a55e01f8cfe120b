import type { Records } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityRecords, communityFrom } from "./community.ts";
import { communityIdFrom, placeRecords } from "./places.ts";

/**
 * Keeps the current name of a channel or chat in Teams. Ignores an empty name, and places without a community. Harmless
 * to repeat.
 */
export async function renamePlace(records: Records, conversationId: string, name: string): Promise<void> {
  if (name === "") return;
  const claim = await placeRecords.findRecord(records, conversationId);
  if (!claim) return;
  const key = communityRecords.key(communityIdFrom(claim));
  await changeRecord(records, key, (current) => {
    if (!current) return undefined;
    const { places } = communityFrom(current);
    const isOld = places.some((place) => place.conversationId === conversationId && place.name !== name);
    const renamed = places.map((place) =>
      place.conversationId === conversationId ? { ...place, name } : { ...place },
    );
    return isOld ? communityRecords.changed(current, { places: renamed }) : undefined;
  });
}
