import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { aboutQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ActionsSection } from "./ActionsSection.tsx";
import { CharterSection } from "./CharterSection.tsx";
import { DetailsSection } from "./DetailsSection.tsx";
import { FirstStepsSection } from "./FirstStepsSection.tsx";
import { MovingSection } from "./MovingSection.tsx";
import { ReadersSection } from "./ReadersSection.tsx";
import { ReportsSection } from "./ReportsSection.tsx";
import { ReviewSection } from "./ReviewSection.tsx";
import { DigestSection } from "./DigestSection.tsx";
import { StewardsSection } from "./StewardsSection.tsx";
import { TagsSection } from "./TagsSection.tsx";

/** Who a community is, who looks after it, and what was done to it: for everybody who may read it. */
export function AboutPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const about = useQuery(aboutQuery(useApi(), communityId));

  if (about.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    return <ErrorScreen error={about.error} onRetry={() => void about.refetch()} notFound={notFound} />;
  }
  if (about.isPending) return <LoadingScreen label={t("about.loading")} />;
  const { community } = about.data;
  return (
    <PageFrame
      title={t("about.title", { name: community.name })}
      above={<BackLink to={paths.community(communityId)}>{t("about.back")}</BackLink>}
    >
      <DetailsSection about={about.data} />
      <CharterSection communityId={communityId} isClosed={community.closed !== undefined} />
      <TagsSection communityId={communityId} />
      <StewardsSection about={about.data} />
      {about.data.iAmSteward && community.closed === undefined && (
        <FirstStepsSection communityId={communityId} />
      )}
      {about.data.iAmSteward && <ReportsSection communityId={communityId} />}
      <ReadersSection about={about.data} />
      <ReviewSection about={about.data} />
      <DigestSection communityId={communityId} />
      <MovingSection about={about.data} />
      <ActionsSection communityId={communityId} seesHidden={about.data.iAmSteward} />
    </PageFrame>
  );
}
