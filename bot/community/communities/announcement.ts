// Cards in those of a community's places that get cards announce that it will open to the organisation, or that this was
// undone.
import { z } from "zod";
import { canPost } from "../../contract/conversation-kind.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityRecords, communityFrom, type Announcement, type Community } from "./community.ts";
import type { NewMessage } from "../outbox/message.ts";

export const announcementKind = "announcement";

export const announcementData = z.object({ conversationId: z.string() });

/** In each place the card must say what is planned now. Places follow one by one: where one fails, the others do not. */
export const announcementsOf = ({ places, version }: Community): NewMessage[] =>
  places.filter(canPost).map(({ conversationId }) => ({
    id: `announcement.${version}.${conversationId}`,
    kind: announcementKind,
    order: `announcement.${conversationId}`,
    data: { conversationId },
  }));

/** The record with these cards in a place, instead of those that were known there. */
export function withAnnouncements(
  record: StoredRecord,
  conversationId: string,
  there: readonly Announcement[],
): RecordToWrite {
  const elsewhere = communityFrom(record).announcements.filter(
    (card) => card.conversationId !== conversationId,
  );
  return communityRecords.changed(record, {
    announcements: [...elsewhere, ...there].map((card) => ({ ...card })),
  });
}
