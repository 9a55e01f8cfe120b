// How people stand in an exported community: by signs in place of their ids.
import type { DoerInFile, PersonInFile } from "../../contract/community-file.ts";
import { derivedId } from "../core/ids.ts";
import { importedPrefix, isImported } from "../core/placeholder-ids.ts";
import { type Person } from "../core/person.ts";

/** The sign of somebody in the files of their organisation. Somebody who came with a file keeps the sign. */
export const signOf = (tenantId: string, userId: string): string =>
  userId.startsWith(importedPrefix)
    ? userId.slice(importedPrefix.length)
    : derivedId("person in file", tenantId, userId);

/** What an imported record holds in place of a person's id. Whoever erases a person looks for their sign, too. */
export const userIdOfSign = (sign: string): string => importedPrefix + sign;

export const personInFile = (tenantId: string, { userId, name }: Person): PersonInFile => ({
  sign: signOf(tenantId, userId),
  name,
});

/** Of whoever came with a file: that it is the word of who brought it. */
export const claimInFile = (
  tenantId: string,
  userId: string | undefined,
  importedBy: Person | undefined,
): Pick<DoerInFile, "claim"> =>
  isImported(userId) && importedBy
    ? { claim: { by: personInFile(tenantId, importedBy), from: "client" } }
    : {};

/** Somebody who did something in what `importedBy` brought, or what was made here. */
export const doerInFile = (tenantId: string, one: Person, importedBy: Person | undefined): DoerInFile => ({
  ...personInFile(tenantId, one),
  ...claimInFile(tenantId, one.userId, importedBy),
});

export const personFromFile = ({ sign, name }: PersonInFile): Person => ({
  userId: userIdOfSign(sign),
  name,
});
