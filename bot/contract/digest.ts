// The weekly card of a community, and what else its About page says of deliveries.
import { z } from "zod";
import type { PlaceOfCommunityView } from "./community-settings.ts";
import { ownId, timeZone } from "./fields.ts";

/** In the order of a week; what they are called stands in words. */
export const weekDays = [
  "monday",
  "tuesday",
  "wednesday",
  "thursday",
  "friday",
  "saturday",
  "sunday",
] as const;
export type WeekDay = (typeof weekDays)[number];

/** When and where it comes: on the full hour, by the clocks of the time zone. */
export const digestInput = z.object({
  day: z.enum(weekDays),
  hour: z.int().min(0).max(23),
  timeZone,
  /** One of the community's places; the first if left out. */
  placeId: ownId.optional(),
});
export type DigestInput = z.infer<typeof digestInput>;

export interface DigestView {
  day: WeekDay;
  hour: number;
  timeZone: string;
  /** When it comes next (ISO 8601), if there is something to tell by then. */
  nextAt: string;
  /** Where it comes; may be empty when Teams never said a name. */
  placeName: string;
  placeId: string;
}

/** `GET …/digest` */
export interface CommunityDigestView {
  /** Absent while it is off. */
  digest?: DigestView;
  canChange: boolean;
  places: (PlaceOfCommunityView & {
    /** Teams lets nothing of ours through: the app was taken out, or switched off. */
    isUnreachable: boolean;
  })[];
}
