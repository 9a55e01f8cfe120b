import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { SearchView } from "../../../bot/contract/entries.ts";
import { hasCode } from "../api/errors.ts";
import { searchQuery } from "../api/problem-queries.ts";
import { useApi } from "../api/use-api.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { isNothingFocused } from "../components/focus.ts";
import { useLayout } from "../components/layout.ts";
import { Askable } from "./Askable.tsx";
import { AskThis } from "./AskThis.tsx";
import { EntryList } from "./EntryList.tsx";
import { SearchFilters, type SearchFiltersProps } from "./SearchFilters.tsx";

const useStyles = makeStyles({
  nothing: { fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground1 },
  status: {
    display: "flex",
    flexWrap: "wrap",
    columnGap: tokens.spacingHorizontalM,
    minHeight: tokens.lineHeightBase300,
    color: tokens.colorNeutralForeground3,
  },
});

export interface SearchResultsProps extends SearchFiltersProps {
  words: string;
}

/** What a search found, and what narrows it. */
export function SearchResults({ words, ...filters }: SearchResultsProps) {
  const { scope, narrowed } = filters;
  const { communityId, ...choice } = narrowed;
  const askedIn = scope === "mine" ? communityId : scope.communityId;
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const search = useQuery(
    searchQuery(useApi(), communityId === undefined ? scope : { communityId }, words, choice),
  );
  const heading = useRef<HTMLHeadingElement>(null);
  const isNothing = search.data?.found.length === 0 && !search.data.reading;

  useEffect(() => {
    // The tag that was chosen may be gone with the list in which it stood.
    if (isNothingFocused()) heading.current?.focus();
  }, [search.data]);

  return (
    <>
      <SearchFilters {...filters} />
      <section className={layout.column} aria-labelledby="search-results">
        <h2 ref={heading} id="search-results" tabIndex={-1} className={layout.heading}>
          {t("search.results")}
        </h2>
        {search.isError && <ErrorNote error={search.error} onRetry={() => void search.refetch()} />}
        {!search.isError && hasCode(search.failureReason, "tooManyRequests") && (
          <ErrorNote error={search.failureReason} />
        )}
        <div className={styles.status} role="status">
          {search.isPending && t("search.searching")}
          {isNothing && <span className={styles.nothing}>{t("search.nothing.title", { query: words })}</span>}
          {search.data !== undefined && !isNothing && <Counted found={search.data} />}
        </div>
        {search.data !== undefined && search.data.found.length > 0 && (
          <EntryList entries={search.data.found} showCommunity={scope === "mine"} />
        )}
        {isNothing && (
          <>
            <p className={layout.quiet}>{t("search.nothing.text")}</p>
            {askedIn !== undefined && (
              <div className={layout.row}>
                <AskThis communityId={askedIn} words={words} tag={narrowed.tag} />
              </div>
            )}
          </>
        )}
        {askedIn !== undefined && narrowed.tag !== undefined && search.data !== undefined && (
          <Askable communityId={askedIn} tags={narrowed.tag} />
        )}
      </section>
    </>
  );
}

function Counted({ found }: { found: SearchView }) {
  const { t } = useTranslation();
  const count = found.found.length;
  return (
    <>
      <span>
        {count >= limits.searchResults ? t("search.foundMany", { count }) : t("search.found", { count })}
      </span>
      {found.reading && <span>{t("search.reading")}</span>}
    </>
  );
}
