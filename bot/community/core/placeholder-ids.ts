// Ids in place of a person's id who can no longer be notified: a person from an imported file, or one who erased their
// data. Entra object ids hold no colon.

export const importedPrefix = "imported:";

export const isImported = (userId: string | undefined): boolean =>
  userId?.startsWith(importedPrefix) === true;

const erasedPrefix = "erased:";

/** Of one person in one record: two of them cannot be linked. @param id new each time. */
export const erasedUserId = (id: string): string => erasedPrefix + id;

/** Whether the person of this id can be notified. */
export const isReachable = (userId: string): boolean => userId !== "" && !userId.includes(":");
