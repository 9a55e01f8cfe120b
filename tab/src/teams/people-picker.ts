import { people } from "@microsoft/teams-js";

/** Not every host of Teams' apps has it. Asked once Teams has answered. */
export const hasPeoplePicker = (): boolean => people.isSupported();

/** Somebody whom the person chooses in Teams' own picker; undefined when they choose nobody. Throws Teams' refusal. */
export async function pickPerson(title: string): Promise<{ userId: string; name: string } | undefined> {
  const [picked] = await people.selectPeople({ title, singleSelect: true });
  if (picked === undefined) return undefined;
  return { userId: picked.objectId, name: picked.displayName ?? picked.email ?? picked.objectId };
}
