// The board of a community: which entries are pinned, in which order. What an entry says is never kept here.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { changedRecord, readBody } from "../core/stored-body.ts";
import { entryKinds, type EntryRef } from "../../contract/entry-ref.ts";

const boardBody = z.object({
  format: z.literal(1),
  /** Loose: what a newer version has added stays when the order changes. */
  pins: z.array(z.looseObject({ kind: z.enum(entryKinds), id: z.string() })),
});
type BoardBody = z.infer<typeof boardBody>;

/** In the order of the board. */
export type Pins = readonly Readonly<EntryRef>[];

export const boardKey = (communityId: string) => ({ scope: communityScope(communityId), id: "board" });

export const pinsIn = (record: StoredRecord | undefined): Pins =>
  record ? readBody(record, boardBody).pins : [];

export function boardRecord(
  communityId: string,
  current: StoredRecord | undefined,
  pins: Pins,
): RecordToWrite {
  const changes = { pins: pins.map((pin) => ({ ...pin })) };
  if (current) return changedRecord<BoardBody>(current, changes);
  const body: BoardBody = { format: 1, ...changes };
  return { ...boardKey(communityId), kind: "board", body };
}

const isSameEntry = (one: EntryRef, other: EntryRef): boolean =>
  one.kind === other.kind && one.id === other.id;

export const isFull = (pins: Pins): boolean => pins.length >= limits.pins;

const without = (pins: Pins, entry: EntryRef): Pins => pins.filter((pin) => !isSameEntry(pin, entry));

const placeOf = (pins: Pins, entry: EntryRef | undefined): number | undefined => {
  const place = entry ? pins.findIndex((pin) => isSameEntry(pin, entry)) : -1;
  return place < 0 ? undefined : place;
};

/** The same pins when it is pinned already. */
export const withPin = (pins: Pins, entry: EntryRef): Pins =>
  placeOf(pins, entry) === undefined ? [...pins, { kind: entry.kind, id: entry.id }] : pins;

/** The same pins when it was not pinned. */
export const withoutPin = (pins: Pins, entry: EntryRef): Pins =>
  placeOf(pins, entry) === undefined ? pins : without(pins, entry);

/**
 * The pin right after one, or else right before another. The same pins when it is not pinned (any more) or neither of
 * the two is.
 */
export function withMovedPin(
  pins: Pins,
  entry: EntryRef,
  { after, before }: { readonly after?: EntryRef | undefined; readonly before?: EntryRef | undefined },
): Pins {
  const moved = pins.find((pin) => isSameEntry(pin, entry));
  if (!moved) return pins;
  const others = without(pins, entry);
  const left = placeOf(others, after);
  const place = left === undefined ? placeOf(others, before) : left + 1;
  if (place === undefined || pins[place] === moved) return pins;
  return [...others.slice(0, place), moved, ...others.slice(place)];
}
