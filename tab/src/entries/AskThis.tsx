import { useTranslation } from "react-i18next";
import { AppButtonLink } from "../components/AppLink.tsx";
import { paths } from "../components/paths.ts";
import { narrowedTo, searchState } from "./search-words.ts";

export interface AskThisProps {
  communityId: string;
  words: string;
  tag: string | undefined;
}

/** Takes what was searched for along into a question, and the tag to which it was narrowed. */
export function AskThis({ communityId, words, tag }: AskThisProps) {
  const { t } = useTranslation();
  return (
    <AppButtonLink to={paths.ask(communityId)} state={searchState(words, narrowedTo({ tag }))}>
      {t("search.askThis")}
    </AppButtonLink>
  );
}
