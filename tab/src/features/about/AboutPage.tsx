import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { aboutQuery, charterQuery } from "../../api/stewardship-queries.ts";
import { LoadingList } from "../../components/LoadingList.tsx";
import { useApi } from "../../api/use-api.ts";
import type { CommunityAboutView } from "../../../../bot/contract/community-settings.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";
import { CommunityFrame } from "../../page/CommunityFrame.tsx";
import { CharterSection } from "./CharterSection.tsx";
import { DetailsSection } from "./DetailsSection.tsx";
import { ReadersSection } from "./ReadersSection.tsx";
import { StewardsSection } from "./StewardsSection.tsx";
import { TagsSection } from "./TagsSection.tsx";

/** Who a community is, and who looks after it: for reading. What stewards decide stands in its settings. */
export function AboutPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const api = useApi();
  const about = useQuery(aboutQuery(api, communityId));
  const isPending = useQuery(charterQuery(api, communityId)).isPending || about.isPending;
  return (
    <CommunityFrame communityId={communityId} tab="about">
      {() => (
        <>
          {about.isLoadingError && <ErrorNote error={about.error} onRetry={() => void about.refetch()} />}
          {isPending && <LoadingList label={t("about.loading")} />}
          {!isPending && about.data !== undefined && <Sections about={about.data} />}
        </>
      )}
    </CommunityFrame>
  );
}

function Sections({ about }: { about: CommunityAboutView }) {
  const { t } = useTranslation();
  const { id, closed } = about.community;
  return (
    <>
      <DetailsSection about={about} />
      <CharterSection communityId={id} isClosed={closed !== undefined} />
      <StewardsSection about={about} />
      <ReadersSection about={about} />
      <TagsSection communityId={id} />
      <div>
        <AppLink to={paths.settings(id)}>{t("settings.link")}</AppLink>
      </div>
    </>
  );
}
