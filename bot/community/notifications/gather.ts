// From the record in which something happened to the records of the recipients. Each has one, so that news of several
// places comes on one card.
import type { z } from "zod";
import { changeRecord } from "../core/change-record.ts";
import { communityFrom, communityRecordId, communityScope } from "../communities/community.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import type { NoticeDeps } from "./kind.ts";
import { readerOf } from "./kinds.ts";
import type { noticeMessage, Notice, Recipients } from "../outbox/notice.ts";
import { noticesIn, noticesKey, withChangedCards, withNotice } from "./person-notices.ts";
import { isWanted, readNoticeSettings } from "./settings.ts";

type Message = z.infer<typeof noticeMessage>;

async function peopleOf(deps: NoticeDeps, tenantId: string, to: Recipients, { ids }: Notice) {
  if (to !== "stewards") return to;
  const home = await deps.records
    .forTenant(tenantId)
    .find(communityScope(ids.communityId), communityRecordId);
  return home ? communityFrom(home).stewards : [];
}

/**
 * Adds a notice, once, to those that wait for each person who wants its kind. Whether they may see it is checked when
 * the card is made.
 */
export async function gatherNotice(
  deps: NoticeDeps,
  tenantId: string,
  { to, notice }: Message,
): Promise<Delivery> {
  if (!readerOf(notice.kind)) return { outcome: "unknown" };
  const records = deps.records.forTenant(tenantId);
  const people = await peopleOf(deps, tenantId, to, notice);
  await Promise.all(
    people.map(async (userId) => {
      if (!isWanted(await readNoticeSettings(deps, { tenantId, userId }), notice)) return;
      await changeRecord(records, noticesKey(userId), (current) =>
        withNotice(userId, current, notice, deps.now()),
      );
    }),
  );
  return { outcome: "delivered" };
}

/** Updates the cards that show what has changed. */
export async function gatherChange(
  deps: NoticeDeps,
  tenantId: string,
  { to, notice }: Message,
): Promise<Delivery> {
  const reader = readerOf(notice.kind);
  if (!reader) return { outcome: "unknown" };
  const records = deps.records.forTenant(tenantId);
  const people = await peopleOf(deps, tenantId, to, notice);
  const thing = reader.thing(notice);
  const isAbout = (one: Notice) => one.kind === notice.kind && reader.thing(one) === thing;
  await Promise.all(
    people.map((userId) =>
      changeRecord(records, noticesKey(userId), (current) => {
        const cards = noticesIn(current).cards.filter(({ notices }) => notices.some(isAbout));
        return current && cards.length > 0 ? withChangedCards(current, cards, notice.id) : undefined;
      }),
    ),
  );
  return { outcome: "delivered" };
}
