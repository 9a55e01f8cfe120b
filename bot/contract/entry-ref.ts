// What a tip and a problem have in common when they are named.
import { z } from "zod";
import { ownId } from "./fields.ts";

export const entryKinds = ["tip", "problem"] as const;

export type EntryKind = (typeof entryKinds)[number];

/** Names one entry of a community. */
export const entryRef = z.object({ kind: z.enum(entryKinds), id: ownId });

export type EntryRef = z.infer<typeof entryRef>;
