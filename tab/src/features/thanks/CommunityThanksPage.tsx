import { HeartRegular } from "@fluentui/react-icons";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { communityThanksQuery } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { ShownThanks } from "./ShownThanks.tsx";
import { useLayout } from "../../components/layout.ts";

/** What people show of the thanks they received, in the order in which they showed it. */
export function CommunityThanksPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const pages = useInfiniteQuery(communityThanksQuery(useApi(), communityId));

  if (pages.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    return <ErrorScreen error={pages.error} onRetry={() => void pages.refetch()} notFound={notFound} />;
  }
  const first = pages.data?.pages[0];
  if (first === undefined) return <LoadingScreen label={t("thanks.loading")} />;
  const all = pages.data?.pages.flatMap(({ thanks }) => thanks) ?? [];
  return (
    <PageFrame
      title={t("thanks.ofCommunity", { name: first.communityName })}
      above={<BackLink to={paths.community(communityId)}>{t("thanks.back")}</BackLink>}
      actions={
        <AppButtonLink appearance="primary" icon={<HeartRegular />} to={paths.giveThanks(communityId)}>
          {t("thanks.give")}
        </AppButtonLink>
      }
    >
      {all.length === 0 ? (
        <EmptyState title={t("thanks.empty.title")}>{t("thanks.empty.text")}</EmptyState>
      ) : (
        <ShowMore items={all} pages={pages}>
          {(focusOn) => (
            <ul className={layout.list}>
              {all.map((one) => (
                <li key={one.id}>
                  <ShownThanks
                    communityId={communityId}
                    thanks={one}
                    canHide={first.canHide}
                    focused={one.id === focusOn}
                  />
                </li>
              ))}
            </ul>
          )}
        </ShowMore>
      )}
    </PageFrame>
  );
}
