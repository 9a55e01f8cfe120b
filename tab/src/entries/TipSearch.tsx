import { Input, makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import { Suspense, useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { SearchView } from "../../../bot/contract/entries.ts";
import { hasCode } from "../api/errors.ts";
import { searchQuery, type SearchScope } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { EmptyState } from "../components/EmptyState.tsx";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { isNothingFocused } from "../components/focus.ts";
import { later } from "../components/later.ts";
import { useSearchOfStep, type Narrowed } from "./search-words.ts";
import { EntryList } from "./EntryList.tsx";
import { useSettled } from "../components/use-settled.ts";
import { useLayout } from "../components/layout.ts";

const SearchFilters = later(async () => (await import("./SearchFilters.tsx")).SearchFilters);

const typingMs = 150;

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  box: {
    flex: "1 1 200px",
    minWidth: 0,
    "& input::-webkit-search-cancel-button": { cursor: "pointer", filter: "grayscale(1)" },
  },
  text: { margin: `0 0 ${tokens.spacingVerticalM}` },
  status: { minHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground3 },
});

export interface TipSearchProps {
  scope: SearchScope;
  label: string;
  /** Stands beside the box. */
  beside?: ReactNode;
  /** What to do where nothing is found. */
  onNothing?: (words: string) => ReactNode;
  /** Shown while nothing is searched for. */
  children: ReactNode;
}

/** A search box that answers while one types. */
export function TipSearch({ scope, label, beside, onNothing, children }: TipSearchProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [{ words: typed, narrowed }, search] = useSearchOfStep();
  const type = (words: string) => search({ words, narrowed: words === "" ? {} : narrowed });
  const wanted = typed.trim();
  const settled = useSettled(wanted, typingMs);
  // Clearing shows everything again at once.
  const words = wanted === "" ? "" : settled;

  return (
    <>
      <search className={styles.row}>
        <Input
          className={styles.box}
          type="search"
          contentBefore={<SearchRegular />}
          aria-label={label}
          placeholder={t("search.label")}
          maxLength={limits.query}
          value={typed}
          onChange={(_event, { value }) => type(value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || typed === "") return;
            event.preventDefault();
            type("");
          }}
        />
        {beside}
      </search>
      {words === "" ? (
        children
      ) : (
        <>
          <Suspense>
            <SearchFilters
              scope={scope}
              narrowed={narrowed}
              onNarrow={(chosen) => search({ words: typed, narrowed: chosen })}
            />
          </Suspense>
          <Results scope={scope} words={words} narrowed={narrowed} onNothing={onNothing} />
        </>
      )}
    </>
  );
}

interface ResultsProps {
  scope: SearchScope;
  words: string;
  narrowed: Narrowed;
  onNothing: TipSearchProps["onNothing"];
}

function Results({ scope, words, narrowed: { communityId, ...choice }, onNothing }: ResultsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const search = useQuery(
    searchQuery(useApi(), communityId === undefined ? scope : { communityId }, words, choice),
  );
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // The tag that was chosen may be gone with the list in which it stood.
    if (isNothingFocused()) heading.current?.focus();
  }, [search.data]);

  return (
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
        {search.data !== undefined && <Counted found={search.data} />}
      </div>
      {search.data !== undefined && search.data.found.length > 0 && (
        <EntryList entries={search.data.found} showCommunity={scope === "mine"} />
      )}
      {search.data?.found.length === 0 && !search.data.reading && (
        <EmptyState title={t("search.nothing.title", { query: words })}>
          <p className={styles.text}>{t("search.nothing.text")}</p>
          {onNothing?.(words)}
        </EmptyState>
      )}
    </section>
  );
}

function Counted({ found }: { found: SearchView }) {
  const { t } = useTranslation();
  const count = found.found.length;
  return (
    <>
      {count >= limits.searchResults ? t("search.foundMany", { count }) : t("search.found", { count })}
      {found.reading && ` · ${t("search.reading")}`}
    </>
  );
}
