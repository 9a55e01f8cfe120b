import { Button, Field, SearchBox } from "@fluentui/react-components";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { directoryQuery } from "../../api/stewardship-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { Emblem } from "../../components/Face.tsx";
import { LinkCard } from "../../components/LinkCard.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useSettled } from "../../components/use-settled.ts";
import { useLayout } from "../../components/layout.ts";

/** How long typing rests before it is searched for. */
const restMs = 250;

/** The communities of the organisation that chose to be found. */
export function DirectoryPage() {
  const { t } = useTranslation();
  const layout = useLayout();
  const [typed, setTyped] = useState("");
  const query = useSettled(typed.trim(), restMs);
  const directory = useInfiniteQuery(directoryQuery(useApi(), query));

  if (directory.isLoadingError) {
    return <ErrorScreen error={directory.error} onRetry={() => void directory.refetch()} />;
  }
  if (directory.isPending && typed === "") return <LoadingScreen label={t("directory.loading")} />;
  const found = directory.data?.pages.flatMap((page) => page.communities);
  return (
    <PageFrame
      title={t("directory.title")}
      above={<BackLink to={paths.home}>{t("home.title")}</BackLink>}
      below={t("directory.intro")}
    >
      <Field label={t("directory.search")}>
        <SearchBox value={typed} onChange={(_event, { value }) => setTyped(value)} />
      </Field>
      {found?.length === 0 && (
        <EmptyState title={t(query === "" ? "directory.empty.title" : "directory.nothing")}>
          {t("directory.empty.text")}
        </EmptyState>
      )}
      {found !== undefined && found.length > 0 && (
        <ul className={layout.list}>
          {found.map(({ id, name, purpose, emblem }) => (
            <LinkCard
              key={id}
              to={paths.preview(id)}
              picture={<Emblem emblem={emblem} size={32} />}
              heading="h2"
              title={name}
              text={purpose}
            />
          ))}
        </ul>
      )}
      {directory.isFetchNextPageError && <ErrorNote error={directory.error} />}
      {directory.hasNextPage && (
        <div>
          <Button
            disabledFocusable={directory.isFetchingNextPage}
            onClick={() => void directory.fetchNextPage()}
          >
            {t("about.actions.more")}
          </Button>
        </div>
      )}
    </PageFrame>
  );
}
