import { useTranslation } from "react-i18next";
import { AppButtonLink } from "../components/AppLink.tsx";
import { paths } from "../components/paths.ts";
import { searchState } from "./search-words.ts";

/** Takes what was searched for along into a question. */
export function AskThis({ communityId, words }: { communityId: string; words: string }) {
  const { t } = useTranslation();
  return (
    <AppButtonLink to={paths.ask(communityId)} state={searchState(words)}>
      {t("search.askThis")}
    </AppButtonLink>
  );
}
