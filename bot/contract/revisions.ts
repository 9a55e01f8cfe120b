// What a tip said before.
import { z } from "zod";
import { ownId } from "./fields.ts";
import type { ActorView } from "./people.ts";

export const revisionParams = z.object({
  communityId: ownId,
  tipId: ownId,
  number: z.coerce.number().int().min(1).max(1_000_000),
});

/** The `version` of the tip that was read. */
export const restoreInput = z.object({ version: z.string().min(1).max(200) });

/** One content of a tip. */
export interface RevisionView {
  /** From 1 on; numbers may be missing. */
  number: number;
  title: string;
  markdown: string;
  tags: string[];
  /** Who wrote it; left out where that would tell who shared the tip without a name. */
  by?: ActorView;
  at: string;
  /** Why, in their words. */
  note?: string;
  /** The number of the revision that was brought back. */
  restored?: number;
}

/** `GET …/tips/:tipId/revisions` */
export interface RevisionsView {
  current: RevisionView;
  /** Of the tip, for restoring a revision. */
  version: string;
  /** Newest first. */
  revisions: RevisionView[];
  /** Present when there is more. */
  cursor?: string;
}
