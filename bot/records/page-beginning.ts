// How much of what was found one page shows, the same in every back end.
import { pageBytes } from "./records.ts";

/** The first `size` of what was found; fewer once they hold {@link pageBytes}. `isMore`: something was left out. */
export function pageBeginning<Found>(
  found: Iterable<Found>,
  size: number,
  bytesOf: (one: Found) => number,
): { readonly shown: Found[]; readonly isMore: boolean } {
  const shown: Found[] = [];
  let bytes = 0;
  for (const one of found) {
    if (shown.length === size || bytes >= pageBytes) return { shown, isMore: true };
    shown.push(one);
    bytes += bytesOf(one);
  }
  return { shown, isMore: false };
}
