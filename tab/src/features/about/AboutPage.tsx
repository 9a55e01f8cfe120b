import { Spinner } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { aboutQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { CommunityFrame } from "../../page/CommunityFrame.tsx";
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
  return (
    <CommunityFrame communityId={communityId} tab="about">
      {() => (
        <>
          {about.isLoadingError && <ErrorNote error={about.error} onRetry={() => void about.refetch()} />}
          {about.isPending && <Spinner size="tiny" label={t("about.loading")} />}
          {about.data !== undefined && <Sections about={about.data} />}
        </>
      )}
    </CommunityFrame>
  );
}

function Sections({ about }: { about: CommunityAboutView }) {
  const { community, iAmSteward } = about;
  const { id, closed } = community;
  return (
    <>
      <DetailsSection about={about} />
      <CharterSection communityId={id} isClosed={closed !== undefined} />
      <TagsSection communityId={id} />
      <StewardsSection about={about} />
      {iAmSteward && closed === undefined && <FirstStepsSection communityId={id} />}
      {iAmSteward && <ReportsSection communityId={id} />}
      <ReadersSection about={about} />
      <ReviewSection about={about} />
      <DigestSection communityId={id} />
      <MovingSection about={about} />
      <ActionsSection communityId={id} seesHidden={iAmSteward} />
    </>
  );
}
