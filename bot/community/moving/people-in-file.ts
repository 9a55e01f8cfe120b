// How people stand in an exported community: by signs in place of their ids.
import type { PersonInFile } from "../../contract/community-file.ts";
import { derivedId } from "../core/ids.ts";
import { importedPrefix } from "../core/placeholder-ids.ts";
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

export const personFromFile = ({ sign, name }: PersonInFile): Person => ({
  userId: userIdOfSign(sign),
  name,
});
