import { makeStyles, SearchBox, Spinner, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { SearchView } from "../../../bot/contract/tips.ts";
import { searchQuery, type SearchScope } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { EmptyState } from "./EmptyState.tsx";
import { ErrorNote } from "./ErrorNote.tsx";
import { TipList } from "./TipList.tsx";
import { useSettled } from "./use-settled.ts";

const typingMs = 150;

const useStyles = makeStyles({
  box: { width: "100%", maxWidth: "none" },
  status: { minHeight: tokens.lineHeightBase300, color: tokens.colorNeutralForeground3 },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, fontWeight: tokens.fontWeightSemibold },
  section: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
});

export interface TipSearchProps {
  scope: SearchScope;
  label: string;
  /** Shown while nothing is searched for. */
  children: ReactNode;
}

/** A search box that answers while one types. */
export function TipSearch({ scope, label, children }: TipSearchProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [typed, setTyped] = useState(rememberedWords);
  const wanted = typed.trim();
  const settled = useSettled(wanted, typingMs);
  // Clearing shows everything again at once.
  const words = wanted === "" ? "" : settled;
  const type = (value: string) => {
    setTyped(value);
    rememberWords(value);
  };

  return (
    <>
      <search>
        <SearchBox
          className={styles.box}
          aria-label={label}
          placeholder={t("search.placeholder")}
          maxLength={limits.query}
          value={typed}
          onChange={(_event, { value }) => type(value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || typed === "") return;
            event.preventDefault();
            type("");
          }}
        />
      </search>
      {words === "" ? children : <Results scope={scope} words={words} />}
    </>
  );
}

function Results({ scope, words }: { scope: SearchScope; words: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const search = useQuery(searchQuery(useApi(), scope, words));

  return (
    <section className={styles.section} aria-labelledby="search-results">
      <h2 id="search-results" className={styles.heading}>
        {t("search.results")}
      </h2>
      {search.isError && <ErrorNote error={search.error} onRetry={() => void search.refetch()} />}
      <div className={styles.status} role="status">
        {search.isPending && <Spinner size="tiny" label={t("search.searching")} />}
        {search.data !== undefined && <Counted found={search.data} />}
      </div>
      {search.data !== undefined && (
        <Found found={search.data} words={words} showCommunity={scope === "mine"} />
      )}
    </section>
  );
}

function Counted({ found }: { found: SearchView }) {
  const { t } = useTranslation();
  const count = found.tips.length;
  return (
    <>
      {count >= limits.searchResults ? t("search.foundMany", { count }) : t("search.found", { count })}
      {found.reading && ` · ${t("search.reading")}`}
    </>
  );
}

function Found({
  found,
  words,
  showCommunity,
}: {
  found: SearchView;
  words: string;
  showCommunity: boolean;
}) {
  const { t } = useTranslation();
  if (found.tips.length > 0) return <TipList tips={found.tips} showCommunity={showCommunity} />;
  if (found.reading) return null;
  return (
    <EmptyState title={t("search.nothing.title", { query: words })}>{t("search.nothing.text")}</EmptyState>
  );
}

// The words stay with this step of the browser's history, so that coming back from a tip shows the results again.
// They never become part of an address: addresses end up in logs.
const stateKey = "commonplaceSearch";

function rememberedWords(): string {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !(stateKey in state)) return "";
  const words = state[stateKey];
  return typeof words === "string" ? words : "";
}

function rememberWords(words: string): void {
  history.replaceState({ [stateKey]: words }, "");
}
