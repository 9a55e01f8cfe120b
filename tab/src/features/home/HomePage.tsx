// The personal tab: what waits for this person, where they could help, their communities, and what is new. No entry twice.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { homeQuery } from "../../api/personal-queries.ts";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Emblem } from "../../components/Face.tsx";
import { LinkCard } from "../../components/LinkCard.tsx";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import { TipSearch } from "../../entries/TipSearch.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { ForYou } from "./ForYou.tsx";
import { NoCommunityYet } from "./NoCommunityYet.tsx";

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

export function HomePage() {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const mine = useQuery(myCommunitiesQuery(api));
  const home = useQuery(homeQuery(api));

  if (mine.isLoadingError) return <ErrorScreen error={mine.error} onRetry={() => void mine.refetch()} />;
  // What waits stands above the communities: they would be pushed away under a finger if it came later.
  if (mine.isPending || home.isPending) return <LoadingScreen label={t("home.loading")} />;
  const { communities } = mine.data;
  const { waiting = [], couldHelp = [], fresh = [] } = home.data ?? {};
  const parts = (
    <>
      {home.isLoadingError && <ErrorNote error={home.error} onRetry={() => void home.refetch()} />}
      <ForYou waiting={waiting} />
      {couldHelp.length > 0 && (
        <Part title={t("home.couldHelp")}>
          <EntryList entries={couldHelp} showCommunity />
        </Part>
      )}
      {communities.length === 0 ? (
        <NoCommunityYet />
      ) : (
        <Part title={t("home.communities")}>
          <ul className={styles.list}>
            {communities.map(({ id, name, purpose, emblem }) => (
              <LinkCard
                key={id}
                to={paths.community(id)}
                picture={<Emblem emblem={emblem} size={32} />}
                heading="h3"
                title={name}
                text={purpose}
              />
            ))}
          </ul>
          <div className={styles.links}>
            <AppLink to={paths.directory}>{t("home.directory")}</AppLink>
            <AppLink to={paths.start}>{t("home.start")}</AppLink>
          </div>
        </Part>
      )}
      {fresh.length > 0 && (
        <Part title={t("home.fresh")}>
          <EntryList entries={fresh} showCommunity />
        </Part>
      )}
    </>
  );
  return (
    <PageFrame title={t("home.title")} below={<HomeLinks />}>
      {communities.length === 0 ? (
        parts
      ) : (
        <TipSearch scope="mine" label={t("search.labelMine")}>
          {parts}
        </TipSearch>
      )}
    </PageFrame>
  );
}

/** The person's own pages, one click away. */
function HomeLinks() {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav className={styles.links} aria-label={t("home.mine")}>
      <AppLink to={paths.saved}>{t("home.saved")}</AppLink>
      <AppLink to={paths.myThanks}>{t("home.thanks")}</AppLink>
      <AppLink to={paths.myStories}>{t("home.stories")}</AppLink>
      <AppLink to={paths.notices}>{t("home.notices")}</AppLink>
      <AppLink to={paths.myData}>{t("home.myData")}</AppLink>
    </nav>
  );
}
