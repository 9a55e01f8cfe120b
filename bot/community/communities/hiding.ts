// The hiding of an entry by a steward, stored in the entry's own record.
import { z } from "zod";
import type { HiddenView } from "../../contract/moderation.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "./community.ts";
import { isSteward } from "./policies.ts";
import { person, type Person } from "../core/person.ts";
import { importedActor } from "./claim.ts";

/** Loose: what a newer version has added stays. */
export const hiding = z.looseObject({
  by: person,
  reason: z.string(),
  at: z.string(),
  answer: z.object({ text: z.string(), at: z.string() }).optional(),
});
export type Hiding = Readonly<z.infer<typeof hiding>>;

/** An entry, as far as hiding is concerned. */
export interface Hideable {
  readonly hidden: Hiding | undefined;
  /** Entra object ids of its authors. */
  readonly authorIds: readonly string[];
  /** The importer, if it came with a file. */
  readonly importedBy?: Person | undefined;
}

/** Authors and stewards see a hidden entry. */
export const canSee = (actor: Actor, { hidden, authorIds }: Hideable, community: Community): boolean =>
  hidden === undefined || authorIds.includes(actor.userId) || isSteward(actor, community);

/** For people who may see it. */
export function hiddenView(
  actor: Actor,
  { hidden, authorIds, importedBy }: Hideable,
  community: Community,
): HiddenView | undefined {
  if (!hidden) return undefined;
  return {
    by: importedActor(hidden.by, importedBy),
    reason: hidden.reason,
    at: hidden.at,
    ...(hidden.answer && { answer: { ...hidden.answer } }),
    canAnswer: authorIds.includes(actor.userId) && hidden.answer === undefined,
    canReturn: isSteward(actor, community),
  };
}
