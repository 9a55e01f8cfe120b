// Keeps a place of a community as Teams describes it now.
import { canPost } from "../../contract/conversation-kind.ts";
import type { Records } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityRecords, communityFrom, type Community } from "./community.ts";
import { communityIdFrom, placeRecords } from "./places.ts";

/** An empty `name`, and an `isPrivate` that is left out, change nothing. */
interface ToldPlace {
  readonly conversationId: string;
  readonly name?: string;
  readonly isPrivate?: boolean | undefined;
}

/** The updated places; undefined if nothing changes. */
function withTold(
  { places }: Pick<Community, "places">,
  { conversationId, name = "", isPrivate }: ToldPlace,
): Community["places"] | undefined {
  const before = places.find((place) => place.conversationId === conversationId);
  if (!before) return undefined;
  const isRenamed = name !== "" && name !== before.name;
  const isOther = isPrivate !== undefined && canPost({ isPrivate }) !== canPost(before);
  if (!isRenamed && !isOther) return undefined;
  const told = { ...before, ...(isRenamed && { name }), ...(isOther && { isPrivate }) };
  return places.map((place) => (place === before ? told : place));
}

/** Ignores places without a community. Harmless to repeat. */
export async function updatePlace(records: Records, told: ToldPlace): Promise<void> {
  const claim = await placeRecords.findRecord(records, told.conversationId);
  if (!claim) return;
  await changeRecord(records, communityRecords.key(communityIdFrom(claim)), (current) => {
    const places = current && withTold(communityFrom(current), told);
    return places && communityRecords.changed(current, { places: [...places] });
  });
}

/** The community with one of its places updated. Asks the store only if something changes. */
export async function withToldPlace(
  records: Records,
  community: Community,
  told: Pick<ToldPlace, "conversationId" | "isPrivate">,
): Promise<Community> {
  const places = withTold(community, { conversationId: told.conversationId, isPrivate: told.isPrivate });
  if (!places) return community;
  await updatePlace(records, told);
  return { ...community, places };
}
