// The board of a community: which entries are pinned, in which order. What an entry says is never kept here.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite, Records } from "../../records/records.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { communityScope } from "../communities/community.ts";
import { entryKinds, type EntryRef } from "../../contract/entry-ref.ts";

export const board = defineSingleRecord({
  kind: "board",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "board" }),
  body: z.object({
    /** In the order of the board. Loose: what a newer version has added stays when the order changes. */
    pins: z.array(z.looseObject({ kind: z.enum(entryKinds), id: z.string() })),
  }),
  empty: { pins: [] },
});

/** In the order of the board. */
export type Pins = readonly Readonly<EntryRef>[];

/** After access was checked. */
export const pinsOf = async (records: Records, communityId: string): Promise<Pins> =>
  (await board.find(records, communityId)).pins;

export const boardRecord = (communityId: string, pins: Pins): RecordToWrite =>
  board.written(communityId, { pins: copied(pins) });

/** @returns the pins as they are then; the same pins change nothing. */
export async function changePins(
  records: Records,
  communityId: string,
  change: (pins: Pins) => Pins,
): Promise<Pins> {
  const { pins } = await board.change(records, communityId, (before) => {
    const changed = change(before.pins);
    return changed === before.pins ? before : { pins: copied(changed) };
  });
  return pins;
}

const copied = (pins: Pins) => pins.map((pin) => ({ ...pin }));

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

/** Moves a pin behind `after`, or else before another. Unchanged when a pin is gone. */
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
