import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { CommunitySummary } from "../../../../bot/contract/communities.ts";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { TipSearch } from "../../components/TipSearch.tsx";

const useStyles = makeStyles({
  list: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(260px, 100%), 1fr))",
    gap: tokens.spacingHorizontalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  card: {
    position: "relative",
    padding: tokens.spacingHorizontalL,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  link: {
    fontSize: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    "::after": { content: '""', position: "absolute", inset: 0 },
  },
  purpose: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  steps: { textAlign: "start", display: "grid", gap: tokens.spacingVerticalS, paddingInlineStart: "20px" },
});

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
      <PageFrame title={t("home.title")}>
        <EmptyState title={t("home.empty.title")}>
          <ul className={styles.steps}>
            <li>{t("home.empty.start")}</li>
            <li>{t("home.empty.save")}</li>
            <li>{t("home.empty.join")}</li>
          </ul>
        </EmptyState>
      </PageFrame>
    );
  }
  return (
    <PageFrame title={t("home.title")}>
      <TipSearch scope="mine" label={t("search.labelMine")}>
        <ul className={styles.list}>
          {communities.map((community) => (
            <CommunityCard key={community.id} community={community} />
          ))}
        </ul>
      </TipSearch>
    </PageFrame>
  );
}

function CommunityCard({ community: { id, name, purpose } }: { community: CommunitySummary }) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <h2 className={styles.name}>
        <AppLink to={paths.community(id)} className={styles.link}>
          {name}
        </AppLink>
      </h2>
      {purpose !== "" && <p className={styles.purpose}>{purpose}</p>}
    </li>
  );
}
