// The board: solved problems and tips that members pinned, in an order that members choose.
import { z } from "zod";
import { ownId } from "./fields.ts";
import { entryKinds, entryRef, type EntryRef } from "./entry-ref.ts";
export const pinParams = z.object({ communityId: ownId, kind: z.enum(entryKinds), entryId: ownId });

/**
 * The new position of a pin: behind `after`, or else before `before`; the first of the two that still exists decides,
 * since another member may have unpinned one of them.
 */
export const movePinInput = z.object({ after: entryRef.optional(), before: entryRef.optional() });
export type MovePinInput = z.infer<typeof movePinInput>;

/** `GET …/board`, and what every change of the board answers with: the pins in their order. */
export interface BoardView {
  pins: EntryRef[];
}
