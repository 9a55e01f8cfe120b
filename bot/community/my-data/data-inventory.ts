// What people read about each kind of record, on the page /privacy: what it holds, why, for how long, and who reads it.
// A kind that is missing here does not compile (personal-data-kind.ts). Times come from the code that keeps them.
import { communityInventory } from "./inventory/community.ts";
import { entryInventory } from "./inventory/entries.ts";
import { ownInventory } from "./inventory/own.ts";

/** In the order in which people read it. */
export const dataInventory = [...entryInventory, ...ownInventory, ...communityInventory] as const;

export type InventoriedKind = (typeof dataInventory)[number]["items"][number]["kinds"][number];
