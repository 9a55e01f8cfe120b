// The weekly digest is offered to a community once, after its third tip: by a card in one of its places. That it was
// offered, or switched on before that, stands in the community's record, so it is not offered again.
import { z } from "zod";
import { channelOf } from "../../contract/conversation-kind.ts";
import type { Records, RecordToWrite, StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import type { PostedCard } from "../outbox/posted-card.ts";
import { type Community, communityFrom, communityRecords, livesIn, placeToPost } from "./community.ts";

export const digestOfferKind = "digestOffer";
export const digestOfferData = z.object({});

/** So many tips show that there will be something to tell. */
export const tipsBeforeOffer = 3;

const offer: NewMessage = { id: "digestOffer", kind: digestOfferKind, order: "digestOffer", data: {} };

/** Puts the offer into the outbox of a community that was not asked before and has a place for it. Harmless to repeat. */
export const offerDigest = (records: Records, communityId: string): Promise<void> =>
  markOffered(records, communityId, [offer]);

/** The digest was switched on: nobody needs to be asked. Harmless to repeat. */
export const noteDigestOn = (records: Records, communityId: string): Promise<void> =>
  markOffered(records, communityId, []);

/** The record with the card that makes the offer. */
export const withOfferCard = (record: StoredRecord, digestOffer: PostedCard): RecordToWrite =>
  communityRecords.changed(record, { digestOffer });

/** Whether this card makes the offer, where the community still lives. */
export function isOfferCard(community: Community, { conversationId, activityId }: PostedCard): boolean {
  const { digestOffer } = community;
  const channel = channelOf(conversationId);
  return (
    digestOffer?.activityId === activityId &&
    channelOf(digestOffer.conversationId) === channel &&
    livesIn(community, channel)
  );
}

async function markOffered(records: Records, communityId: string, messages: NewMessage[]): Promise<void> {
  const change = (record: StoredRecord | undefined) => {
    if (!record) return undefined;
    const community = communityFrom(record);
    if (community.isDigestOffered || !placeToPost(community)) return undefined;
    return messages.reduce(withMessage, communityRecords.changed(record, { isDigestOffered: true }));
  };
  await changeRecord(records, communityRecords.key(communityId), change);
}
