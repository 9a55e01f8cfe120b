// Cursors and marks: a place in one list, and the name of that list, so that it is of no use in another.
import { createHash } from "node:crypto";
import { z } from "zod";
import { UnknownPositionError } from "./records.ts";

/** The last record of a page. */
export const cursorPlace = z.strictObject({ at: z.iso.datetime(), id: z.string() });

const written = z.strictObject({ list: z.string(), place: z.unknown() });

export function writePosition(list: readonly string[], place: object): string {
  return Buffer.from(JSON.stringify({ list: nameOf(list), place })).toString("base64url");
}

/** Throws {@link UnknownPositionError} for what was not written for this very list. */
export function readPosition<T>(list: readonly string[], placeSchema: z.ZodType<T>, position: string): T {
  const read = written.safeParse(parseJson(Buffer.from(position, "base64url").toString()));
  const place = read.data?.list === nameOf(list) ? placeSchema.safeParse(read.data.place) : undefined;
  if (!place?.success)
    throw new UnknownPositionError("This cursor or mark was not handed out for this list.");
  return place.data;
}

function nameOf(list: readonly string[]): string {
  return createHash("sha256").update(JSON.stringify(list)).digest("base64url").slice(0, 16);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
