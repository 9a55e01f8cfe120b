import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { later } from "../../components/later.ts";
import { LinkCard } from "../../components/LinkCard.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { TipSearch } from "../../entries/TipSearch.tsx";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  links: {
    display: "flex",
    flexWrap: "wrap",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalL}`,
  },
});

const NoCommunityYet = later(async () => (await import("./NoCommunityYet.tsx")).NoCommunityYet);
const HomeParts = later(async () => (await import("./HomeParts.tsx")).HomeParts);
const ProblemSections = later(async () => (await import("./ProblemSections.tsx")).ProblemSections);

function HomeLinks() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <div className={styles.links}>
      <AppLink to={paths.start}>{t("home.start")}</AppLink>
      <AppLink to={paths.directory}>{t("home.directory")}</AppLink>
      <AppLink to={paths.myThanks}>{t("home.thanks")}</AppLink>
      <AppLink to={paths.notices}>{t("home.notices")}</AppLink>
      <AppLink to={paths.myData}>{t("home.myData")}</AppLink>
      <AppLink to={paths.myStories}>{t("home.stories")}</AppLink>
    </div>
  );
}

/** The personal tab: one's own communities, and a search across them. */
export function HomePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const mine = useQuery(myCommunitiesQuery(useApi()));

  if (mine.isLoadingError) return <ErrorScreen error={mine.error} onRetry={() => void mine.refetch()} />;
  if (mine.isPending) return <LoadingScreen label={t("home.loading")} />;
  const { communities } = mine.data;
  if (communities.length === 0) {
    return (
      <PageFrame title={t("home.title")} below={<HomeLinks />}>
        <Suspense>
          <NoCommunityYet />
          <HomeParts />
        </Suspense>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t("home.title")} below={<HomeLinks />}>
      <TipSearch scope="mine" label={t("search.labelMine")}>
        <ul className={styles.list}>
          {communities.map(({ id, name, purpose }) => (
            <LinkCard key={id} to={paths.community(id)} heading="h2" title={name} text={purpose} />
          ))}
        </ul>
        <Suspense>
          <HomeParts />
          <ProblemSections />
        </Suspense>
      </TipSearch>
    </PageFrame>
  );
}
