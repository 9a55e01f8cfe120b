import { useTranslation } from "react-i18next";
import { AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";
import { Section } from "../../components/Section.tsx";
import { FollowProblems } from "../../entries/FollowProblems.tsx";

/** What each person chooses for themselves in a community. */
export function OwnSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t("notices.title")}>
      <FollowProblems communityId={communityId} />
      <div>
        <AppLink to={paths.notices}>{t("settings.allNotices")}</AppLink>
      </div>
    </Section>
  );
}
