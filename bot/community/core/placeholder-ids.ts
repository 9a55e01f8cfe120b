// What stands in place of a person's id where nobody is told anything any more: of somebody who came with a file, and of
// somebody who had themselves erased. Entra object ids hold no colon.

/** The sign of somebody in a file, as it lies in records. */
export const importedPrefix = "imported:";

export const isImported = (userId: string | undefined): boolean =>
  userId?.startsWith(importedPrefix) === true;

const erasedPrefix = "erased:";

/** One person in one record: nothing tells that two of them are the same. @param id new, and of nobody's id. */
export const erasedUserId = (id: string): string => erasedPrefix + id;

/** Whether somebody of this id can be told anything. */
export const isReachable = (userId: string): boolean => userId !== "" && !userId.includes(":");
