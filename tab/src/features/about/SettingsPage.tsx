import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { aboutQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { paths } from "../../components/paths.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { CommunityErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { ActionsSection } from "./ActionsSection.tsx";
import { DetailsSection } from "./DetailsSection.tsx";
import { DigestSection } from "./DigestSection.tsx";
import { FirstStepsSection } from "./FirstStepsSection.tsx";
import { MovingSection } from "./MovingSection.tsx";
import { ReadersSection } from "./ReadersSection.tsx";
import { ReportsSection } from "./ReportsSection.tsx";
import { ReviewSection } from "./ReviewSection.tsx";

/** What stewards decide, and what was decided: general, access, rhythm and data. All others read it. */
export function SettingsPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const about = useQuery(aboutQuery(useApi(), communityId));
  const back = <BackLink to={paths.community(communityId)}>{t("about.back")}</BackLink>;

  if (about.isLoadingError)
    return <CommunityErrorScreen error={about.error} onRetry={() => void about.refetch()} above={back} />;
  if (about.isPending) return <LoadingScreen label={t("about.loading")} />;
  const { community, iAmSteward } = about.data;
  return (
    <PageFrame title={t("settings.title", { name: community.name })} above={back}>
      {iAmSteward && <ReportsSection communityId={communityId} />}
      <DetailsSection about={about.data} changes />
      {iAmSteward && community.closed === undefined && <FirstStepsSection communityId={communityId} />}
      <ReadersSection about={about.data} changes />
      <DigestSection communityId={communityId} />
      <ReviewSection about={about.data} />
      <MovingSection about={about.data} />
      <ActionsSection communityId={communityId} seesHidden={iAmSteward} />
    </PageFrame>
  );
}
