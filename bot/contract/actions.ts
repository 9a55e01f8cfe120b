// What stewards did to a community and members to its tags, as its members read it.
import { z } from "zod";
import type { Objectionable } from "./moderation.ts";

export const actionKinds = [
  "stewardNamed",
  "stewardHandedOver",
  "stewardNamingUndone",
  "stewardSteppedDown",
  "stewardCameBack",
  "stewardVolunteered",
  "detailsChanged",
  "emblemChanged",
  "placeAdded",
  "placeRemoved",
  "visibilityPlanned",
  "visibilityChanged",
  "visibilityPlanUndone",
  "listed",
  "unlisted",
  "letIn",
  "letInUndone",
  "closed",
  "reopened",
  "imported",
  "hidden",
  "restored",
  "tagRenamed",
  "tagRenameUndone",
  "digestOn",
  "digestChanged",
  "digestOff",
] as const;
export type ActionKind = (typeof actionKinds)[number];

/** Kinds whose `about` is a person's name; empty once they erased their data. */
export const namesPerson: ReadonlySet<string> = new Set<ActionKind>([
  "stewardNamed",
  "stewardHandedOver",
  "stewardNamingUndone",
  "letIn",
  "letInUndone",
]);

export interface ActionView {
  id: string;
  /** ISO 8601. */
  at: string;
  by: string;
  /** `other`: of a kind that only a newer version knows. */
  kind: ActionKind | "other";
  /** A name or a title. May be empty. */
  about: string;
  /** What it was before, where that says more. May be empty. */
  before: string;
  /** The actor's own words. May be empty. */
  reason: string;
  /** What was hidden or returned. */
  entry?: Objectionable;
  /** Done in the community that this one was imported from. */
  isImported: boolean;
}

/** `GET …/actions`; newest first. */
export interface ActionsPageView {
  actions: ActionView[];
  /** Present when there is more. */
  cursor?: string;
}

export const actionsQuery = z.object({ cursor: z.string().min(1).max(500).optional() });

/** `GET …/actions/check`: whether anything in the log was changed, removed or slipped in. */
export interface ActionsCheckView {
  isWhole: boolean;
  /** Of a whole log: proves later that nothing up to now was changed since. Empty for an empty log. */
  fingerprint?: string;
}
