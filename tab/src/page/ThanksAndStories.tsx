import { useTranslation } from "react-i18next";
import { ChoiceLinks } from "../components/ChoiceLinks.tsx";
import { paths } from "../components/paths.ts";

/** Thanks and stories share a tab; each has an address of its own. */
export function ThanksAndStories({
  communityId,
  chosen,
}: {
  communityId: string;
  chosen: "thanks" | "stories";
}) {
  const { t } = useTranslation();
  return (
    <ChoiceLinks
      label={t("community.tabs.thanks")}
      choices={[
        { to: paths.thanks(communityId), name: t("thanks.part"), isChosen: chosen === "thanks" },
        { to: paths.stories(communityId), name: t("stories.part"), isChosen: chosen === "stories" },
      ]}
    />
  );
}
