// How people stand in an exported community: by signs in place of their ids.
import type { ActorInFile, PersonInFile } from "../../contract/community-file-entries.ts";
import { derivedId } from "../core/ids.ts";
import { importedPrefix, isImported } from "../core/placeholder-ids.ts";
import type { Person } from "../core/person.ts";

/** The sign of a person in the files of their organisation. An imported person keeps theirs. */
export const signOf = (tenantId: string, userId: string): string =>
  isImported(userId) ? userId.slice(importedPrefix.length) : derivedId("person in file", tenantId, userId);

/** What an imported record holds in place of a person's id. Erasing a person looks for their sign, too. */
export const userIdOfSign = (sign: string): string => importedPrefix + sign;

export const personInFile = (tenantId: string, { userId, name }: Person): PersonInFile => ({
  sign: signOf(tenantId, userId),
  name,
});

/**
 * In place of an anonymous person in an entry or story: the same in each export, and not derived from their id, which
 * could be guessed.
 */
export const anonymousInFile = (id: string): PersonInFile => ({
  sign: `nobody-${derivedId("nobody", id)}`,
  name: "",
});

/** An imported person's name is a claim of the importer. */
export const claimInFile = (
  tenantId: string,
  userId: string | undefined,
  importedBy: Person | undefined,
): Pick<ActorInFile, "claim"> =>
  isImported(userId) && importedBy
    ? { claim: { by: personInFile(tenantId, importedBy), from: "client" } }
    : {};

/**
 * An acting person.
 * @param importedBy undefined for what was made here.
 */
export const actorInFile = (tenantId: string, one: Person, importedBy: Person | undefined): ActorInFile => ({
  ...personInFile(tenantId, one),
  ...claimInFile(tenantId, one.userId, importedBy),
});

export const personFromFile = ({ sign, name }: PersonInFile): Person => ({
  userId: userIdOfSign(sign),
  name,
});
