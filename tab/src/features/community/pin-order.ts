// The order of pins while they are moved.
import type { MovePinInput } from "../../../../bot/contract/board.ts";
import type { EntryRef } from "../../../../bot/contract/entry-ref.ts";

export const keyOf = ({ kind, id }: EntryRef): string => `${kind} ${id}`;

const refOf = ({ kind, id }: EntryRef): EntryRef => ({ kind, id });

/** One entry at another place, the others as they were. */
export function movedTo<Entry extends EntryRef>(
  entries: readonly Entry[],
  key: string,
  place: number,
): Entry[] {
  const moved = entries.filter((entry) => keyOf(entry) === key);
  const others = entries.filter((entry) => keyOf(entry) !== key);
  return [...others.slice(0, place), ...moved, ...others.slice(place)];
}

/** Between which two an entry stands. */
export function neighboursAt(order: readonly EntryRef[], entry: EntryRef): MovePinInput {
  const place = order.findIndex((one) => keyOf(one) === keyOf(entry));
  const [after, before] = [order[place - 1], order[place + 1]];
  return { ...(after && { after: refOf(after) }), ...(before && { before: refOf(before) }) };
}

/** Entries in the order of the pins; what is pinned no more is left out. */
export const orderedBy = <Entry extends EntryRef>(
  pins: readonly EntryRef[],
  entries: readonly Entry[],
): Entry[] => pins.flatMap((pin) => entries.filter((entry) => keyOf(entry) === keyOf(pin)));
