import { useTranslation } from "react-i18next";
import type { AuthorView } from "../../../bot/contract/problems.ts";

/** Where in a sentence a person is named. Names begin as they are; the words that stand in for one do not. */
type PlaceInSentence = "atStart" | "within";

/**
 * Writes who did something, everywhere in the tab. Who had themselves erased has an empty name from then on, and is
 * somebody; one who asked without a name stays without it.
 */
export function usePersonName(): (person: string | AuthorView, place?: PlaceInSentence) => string {
  const { t } = useTranslation();
  return (person, place = "within") => {
    if (typeof person !== "string" && person.kind === "asker") return t(`people.asker.${place}`);
    const name = typeof person === "string" ? person : person.name;
    return name === "" ? t(`people.somebody.${place}`) : name;
  };
}
