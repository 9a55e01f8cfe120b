// What this person saved, follows, began to write and asked: to find it again. Nobody else sees it.
import { useInfiniteQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { bookmarksQuery } from "../../api/personal-queries.ts";
import { entriesQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { ShowMore } from "../../components/ShowMore.tsx";
import { EntryList } from "../../entries/EntryList.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { Drafts } from "./Drafts.tsx";
import { FollowedTags } from "./FollowedTags.tsx";

export function SavedPage() {
  const { t } = useTranslation();
  const api = useApi();
  const saved = useInfiniteQuery(bookmarksQuery(api));
  const asked = useInfiniteQuery(entriesQuery(api, "mine", { kind: "problem", only: "mine" }));
  const back = <BackLink to={paths.home}>{t("home.title")}</BackLink>;

  if (saved.isLoadingError)
    return <ErrorScreen error={saved.error} onRetry={() => void saved.refetch()} above={back} />;
  if (asked.isLoadingError)
    return <ErrorScreen error={asked.error} onRetry={() => void asked.refetch()} above={back} />;
  if (saved.isPending || asked.isPending) return <LoadingScreen label={t("saved.loading")} />;
  const entries = saved.data.pages.flatMap((page) => page.entries);
  const problems = asked.data.pages.flatMap((page) => page.entries);
  return (
    <PageFrame title={t("home.saved")} above={back} below={t("saved.intro")}>
      <Drafts />
      {entries.length === 0 ? (
        <EmptyState title={t("saved.empty.title")}>{t("saved.empty.text")}</EmptyState>
      ) : (
        <Part title={t("filters.anyKind")}>
          <ShowMore items={entries} pages={saved}>
            {(focusOn) => <EntryList entries={entries} showCommunity focusOn={focusOn} />}
          </ShowMore>
        </Part>
      )}
      <FollowedTags />
      {problems.length > 0 && (
        <Part title={t("saved.asked")}>
          <ShowMore items={problems} pages={asked}>
            {(focusOn) => <EntryList entries={problems} showCommunity focusOn={focusOn} />}
          </ShowMore>
        </Part>
      )}
    </PageFrame>
  );
}
