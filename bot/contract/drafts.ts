// A person's drafts. No one else reads any of them.
import { z } from "zod";
import { nonce, optionalLine } from "./fields.ts";
import { limits } from "./limits.ts";

/** Which form a draft belongs to: ids of ours, and words of the tab, with dots between. */
const draftKey = z
  .string()
  .min(8)
  .max(200)
  .regex(/^[A-Za-z0-9_-]+(\.[A-Za-z0-9_-]+){0,4}$/u);

export const draftParams = z.object({ key: draftKey });

const version = z.string().min(1).max(100);

export const keepDraftInput = z.object({
  /** What the list of drafts shows of it. */
  title: optionalLine(limits.problemTitle).default(""),
  /** Address of its form in the tab, below /tab. */
  path: z
    .string()
    .max(400)
    .regex(/^\/community\/[\w/?=&-]+$/u),
  /** What the form holds, in the tab's own way. */
  content: z
    .string()
    .min(1)
    .max(limits.draft)
    .transform((text) => text.toWellFormed()),
  /** Made once for each open tab: what it wrote itself it may write over. */
  writer: nonce,
  /** The `version` that the person saw before they typed on. */
  basedOn: version.optional(),
  /** The person has looked at what they typed elsewhere, and does not need it. */
  forgetsOthers: z.boolean().default(false),
});
export type KeepDraftInput = z.infer<typeof keepDraftInput>;

export const forgetDraftQuery = z.object({ version });

/** A line in the list of one's drafts. */
export interface DraftSummary {
  key: string;
  title: string;
  path: string;
  version: string;
  keptAt: string;
}

/** `GET /api/me/drafts`; newest first. */
export interface DraftsView {
  drafts: DraftSummary[];
}

/** `GET /api/me/drafts/:key`, and what keeping one answers with. */
export interface DraftView extends DraftSummary {
  content: string;
  /** What was typed elsewhere at the same time, oldest first. */
  others: { content: string; keptAt: string }[];
}
