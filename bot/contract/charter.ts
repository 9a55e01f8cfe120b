// The charter of a community, as it crosses the wire: four texts in Markdown, each of which may stay empty.
import { z } from "zod";
import { optionalParagraphs } from "./fields.ts";
import { limits } from "./limits.ts";
import type { ActorView } from "./people.ts";

/** In the order in which they are read; the first three are what makes a community of practice (Wenger-Trayner). */
export const charterParts = ["domain", "community", "practice", "howWeWork"] as const;

const part = optionalParagraphs(limits.charterPart).default("");

export const charterTexts = z.object({ domain: part, community: part, practice: part, howWeWork: part });
export type CharterTexts = z.infer<typeof charterTexts>;

export const editCharterInput = charterTexts.extend({
  /** The `version` of the charter that was read. */
  version: z.string().min(1).max(200),
});
export type EditCharterInput = z.infer<typeof editCharterInput>;

export interface CharterView extends CharterTexts {
  /** The last change, ISO 8601; absent for an empty charter. */
  changed?: { by: ActorView; at: string };
  version: string;
}

export interface CharterRevisionView extends CharterTexts {
  number: number;
  by: ActorView;
  /** ISO 8601. */
  at: string;
}

export const charterRevisionsQuery = z.object({ cursor: z.string().min(1).max(500).optional() });

/** `GET …/charter/revisions`: what it was before, newest first. */
export interface CharterRevisionsView {
  revisions: CharterRevisionView[];
  /** Present when there is more. */
  cursor?: string;
}
