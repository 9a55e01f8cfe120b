// What the inventory consists of, and phrases that it uses more than once.

/** Each text but the name goes on after a label, so it begins in lower case and has no full stop. */
interface InventoryItem {
  /** Kinds of records, or with a dot at the end their prefix. */
  readonly kinds: readonly string[];
  readonly name: string;
  readonly holds: string;
  readonly why: string;
  readonly kept: string;
  readonly readBy: string;
}

export interface InventoryGroup {
  readonly title: string;
  readonly items: readonly InventoryItem[];
}

const hourMs = 60 * 60_000;
export const dayMs = 24 * hourMs;

/** In days, or in hours below one day, such as "60 days". */
export function lasting(milliseconds: number): string {
  const [count, unit] =
    milliseconds < dayMs ? [milliseconds / hourMs, "hour"] : [milliseconds / dayMs, "day"];
  return new Intl.NumberFormat("en", { style: "unit", unit, unitDisplay: "long" }).format(count);
}

export const withCommunity = "as long as the community";
export const untilRemoved = "until you remove it, or erase your data";
export const untilErased = "until you erase your data";

export const members = "members of the community";
export const stewards = "the stewards";
export const onlyYou = "only you";
export const nobody = "nobody";
