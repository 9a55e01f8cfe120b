import { useTranslation } from "react-i18next";
import { AppLink } from "../../components/AppLink.tsx";
import { paths } from "../../components/paths.ts";
import { Section } from "../../components/Section.tsx";

export function TagsSection({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  return (
    <Section title={t("tags.about")} intro={t("tags.aboutIntro")}>
      <div>
        <AppLink to={paths.tags(communityId)}>{t("tags.open")}</AppLink>
      </div>
    </Section>
  );
}
