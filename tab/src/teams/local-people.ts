// The people-switch of `npm run dev`: which of the Playground's people one is, remembered in this browser.
import type { LocalPerson } from "../../../bot/contract/sign-in.ts";

const key = "commonplace.localPerson";

/** The person chosen last, if still among the people; else the first. */
export function currentPerson(
  people: readonly LocalPerson[],
  storage: Pick<Storage, "getItem">,
): LocalPerson | undefined {
  const remembered = storage.getItem(key);
  return people.find(({ userId }) => userId === remembered) ?? people[0];
}

export function rememberPerson(person: LocalPerson, storage: Pick<Storage, "setItem">): void {
  storage.setItem(key, person.userId);
}
