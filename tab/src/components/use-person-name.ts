import { useTranslation } from "react-i18next";
import type { ActorView, NamedView } from "../../../bot/contract/people.ts";

/** Where in a sentence a person is named. Names begin as they are; the words that stand in for one do not. */
type PlaceInSentence = "atStart" | "within";

/**
 * Writes who did something, everywhere in the tab. A person who was erased has an empty name and is
 * called "somebody"; one who asked without a name stays without it. A name that another gave is shown with who gave it.
 */
export function usePersonName(): (person: string | ActorView | NamedView, place?: PlaceInSentence) => string {
  const { t } = useTranslation();
  return (person, place = "within") => {
    if (typeof person !== "string" && "kind" in person && person.kind === "asker")
      return t(`people.asker.${place}`);
    const { name, claim }: NamedView = typeof person === "string" ? { name: person } : person;
    if (name === "") return t(`people.anonymous.${place}`);
    if (claim === undefined) return name;
    const by = claim.by.kind === "asker" ? t("people.asker.within") : claim.by.name || t("tip.byAnonymous");
    return t(claim.isTyped ? "tip.typedName" : "tip.savedName", { name, by });
  };
}
