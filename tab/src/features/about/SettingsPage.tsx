import { makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { askMeQuery } from "../../api/ask-me-queries.ts";
import { digestQuery } from "../../api/digest-queries.ts";
import { reportsQuery } from "../../api/moderation-queries.ts";
import { followingQuery } from "../../api/personal-queries.ts";
import { startingKitQuery } from "../../api/starting-kit-queries.ts";
import { aboutQuery, accessRequestsQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { useLayout } from "../../components/layout.ts";
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
import { AskMeForm } from "./AskMeForm.tsx";
import { OwnSection } from "./OwnSection.tsx";
import { ReadersSection } from "./ReadersSection.tsx";
import { ReportsSection } from "./ReportsSection.tsx";
import { ReviewSection } from "./ReviewSection.tsx";
import { StewardsSection } from "./StewardsSection.tsx";

const useStyles = makeStyles({
  group: {
    margin: `${tokens.spacingVerticalM} 0 0`,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
});

/** Sections that are looked for together. */
function Group({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={layout.column}>
      <h2 className={styles.group}>{title}</h2>
      {children}
    </div>
  );
}

/** What one chooses for oneself; what stewards decide, and what was decided, which all others read. */
export function SettingsPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const about = useQuery(aboutQuery(api, communityId));
  const isSteward = { enabled: about.data?.iAmSteward === true };
  const isLoading = [
    useQuery(digestQuery(api, communityId)),
    useQuery(askMeQuery(api, communityId)),
    useQuery(followingQuery(api)),
    useQuery({ ...startingKitQuery(api, communityId), ...isSteward }),
    useQuery({ ...accessRequestsQuery(api, communityId), ...isSteward }),
    useInfiniteQuery({ ...reportsQuery(api, communityId), ...isSteward }),
  ].some((one) => one.isLoading);
  const back = <BackLink to={paths.community(communityId)}>{t("about.back")}</BackLink>;

  if (about.isLoadingError)
    return <CommunityErrorScreen error={about.error} onRetry={() => void about.refetch()} above={back} />;
  if (about.isPending || isLoading) return <LoadingScreen label={t("about.loading")} />;
  const { community, iAmSteward } = about.data;
  return (
    <PageFrame title={t("settings.title", { name: community.name })} above={back}>
      {iAmSteward && <ReportsSection communityId={communityId} />}
      <Group title={t("settings.own")}>
        <OwnSection communityId={communityId} />
        {community.closed === undefined && <AskMeForm communityId={communityId} />}
      </Group>
      <Group title={t("settings.general")}>
        <DetailsSection about={about.data} changes />
        {iAmSteward && community.closed === undefined && <FirstStepsSection communityId={communityId} />}
      </Group>
      <Group title={t("settings.access")}>
        <StewardsSection about={about.data} changes />
        <ReadersSection about={about.data} changes />
      </Group>
      <Group title={t("settings.rhythm")}>
        <DigestSection communityId={communityId} />
        <ReviewSection about={about.data} />
      </Group>
      <Group title={t("settings.data")}>
        <MovingSection about={about.data} />
      </Group>
      <ActionsSection communityId={communityId} seesHidden={iAmSteward} />
    </PageFrame>
  );
}
