// The schedule of a community's digest, with a message in its outbox that is due at that hour. The sweep then moves the
// hour on and adds the card to the same outbox, in one write: so of several instances one does it, once a week.
import { z } from "zod";
import { weekDays } from "../../contract/digest.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { defineRecord } from "../core/record-kind.ts";
import { withMessage, withMessages } from "../outbox/message.ts";
import { nextHour, type WeeklyHour } from "./weekly-hour.ts";

/** The hour has come. */
export const digestDueKind = "digestDue";
export const digestCardKind = "digestCard";

export const digestDueData = z.object({ due: z.string() });
export const digestCardData = z.object({ since: z.string(), until: z.string() });

export const schedules = defineRecord({
  kind: "digest",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "digest" }),
  body: z.object({
    day: z.enum(weekDays),
    hour: z.number(),
    timeZone: z.string(),
    /** Where the card goes, while the community lives there. */
    conversationId: z.string(),
    /** The next digest tells what happened since then (ISO 8601). */
    since: z.string(),
    /** When it comes next (ISO 8601). */
    due: z.string(),
  }),
});

export const { read: scheduleFrom } = schedules;
export type Schedule = ReturnType<typeof scheduleFrom>;

/** Hours by which a digest may be late; later it waits for the next week. */
export const latestHours = 12;
const hour = 60 * 60_000;

const withDue = (record: RecordToWrite, due: string): RecordToWrite =>
  withMessage(
    withMessages(record, (message) => (message.kind === digestDueKind ? undefined : message)),
    { id: `due.${due}`, kind: digestDueKind, order: "due", data: { due }, notBefore: due },
  );

const dueAfter = (when: WeeklyHour, moment: Date) => nextHour(when, moment).toISOString();

/** A new hour or place. The next digest goes on from the last one; the first begins now. */
export function scheduledRecord(
  record: StoredRecord | undefined,
  communityId: string,
  { day, hour, timeZone, conversationId }: WeeklyHour & Pick<Schedule, "conversationId">,
  now: Date,
): RecordToWrite {
  const when = { day, hour, timeZone };
  const due = dueAfter(when, now);
  const changes = { ...when, conversationId, due };
  const scheduled = record
    ? schedules.changed(record, changes)
    : schedules.written(communityId, { ...changes, since: now.toISOString() });
  return withDue(scheduled, due);
}

/**
 * Moves the hour on and, unless it is too late, the community is closed or none of its places gets cards, adds the card to
 * the outbox. A schedule that was changed since is left alone.
 */
export function afterDue(
  record: StoredRecord,
  due: string,
  {
    now,
    isResting,
    hasPlace,
  }: { readonly now: Date; readonly isResting: boolean; readonly hasPlace: boolean },
): RecordToWrite {
  const schedule = scheduleFrom(record);
  if (schedule.due !== due) return schedules.changed(record, {});
  const next = dueAfter(schedule, now);
  const isLate = now.getTime() - Date.parse(due) > latestHours * hour;
  if (isLate || isResting) return withDue(schedules.changed(record, { due: next }), next);
  const until = now.toISOString();
  const moved = withDue(schedules.changed(record, { due: next, since: until }), next);
  if (!hasPlace) return moved;
  const data = { since: schedule.since, until };
  return withMessage(moved, { id: `card.${due}`, kind: digestCardKind, order: "card", data });
}

/** Whether a card is still worth sending: not when it could not be sent for so long that the next is near. */
export const isStillNews = ({ until }: z.infer<typeof digestCardData>, now: Date): boolean =>
  now.getTime() - Date.parse(until) <= 48 * hour;
