// Reporting and hiding: what members point out, what stewards hide and return, and the record of it.
import { z } from "zod";
import { oneLine, ownId } from "./fields.ts";
import { limits } from "./limits.ts";
import { entryKinds } from "./entry-ref.ts";
import type { ActorView, NamedView } from "./people.ts";

/** `recognition`: thanks that are shown. `story`: one that members read. */
export const objectionableKinds = [...entryKinds, "recognition", "story"] as const;

export const objectionableParams = z.object({
  communityId: ownId,
  kind: z.enum(objectionableKinds),
  entryId: ownId,
});
export const replyOfEntryParams = z.object({ communityId: ownId, entryId: ownId, replyId: ownId });
export const reportParams = z.object({ communityId: ownId, reportId: ownId });

/** What is reported and hidden: one of those, or one reply to a problem. */
export interface Objectionable {
  kind: (typeof objectionableKinds)[number];
  id: string;
  replyId?: string | undefined;
}

/** The reason for reporting, hiding or returning, or the author's answer. */
export const statedReason = z.object({ reason: oneLine(limits.reason) });
export type StatedReason = z.infer<typeof statedReason>;

export const moderationPageQuery = z.object({ cursor: z.string().min(1).max(500).optional() });

/** For authors and stewards; others do not see a hidden entry at all. */
export interface HiddenView {
  /** The steward. */
  by: ActorView;
  reason: string;
  at: string;
  /** What the author said to it. */
  answer?: { text: string; at: string };
  canAnswer: boolean;
  /** Whether this person may return it. */
  canReturn: boolean;
}

export interface ReportView {
  id: string;
  entry: Objectionable;
  /** Of thanks the recipient's name; of a story its first words. Empty when it is gone. */
  title: string;
  /** The beginning of what it says, without Markdown's signs. Empty when it is gone. */
  excerpt: string;
  /** Whether it is hidden by now. */
  isHidden: boolean;
  /** Who reported; stewards alone see it. */
  by: NamedView;
  reason: string;
  at: string;
}

/** `GET …/reports`, for stewards; newest first. */
export interface ReportsView {
  reports: ReportView[];
  cursor?: string;
}
