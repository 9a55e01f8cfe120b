import { Input, makeStyles, tokens } from "@fluentui/react-components";
import { SearchRegular } from "@fluentui/react-icons";
import { Suspense, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { SearchScope } from "../api/queries.ts";
import { later } from "../components/later.ts";
import { useSearchOfStep } from "./search-words.ts";
import { useSettled } from "../components/use-settled.ts";

const Found = later(async () => (await import("./Found.tsx")).Found);

const typingMs = 150;

const useStyles = makeStyles({
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  box: {
    flex: "1 1 200px",
    minWidth: 0,
    "& input::-webkit-search-cancel-button": { cursor: "pointer", filter: "grayscale(1)" },
  },
});

export interface TipSearchProps {
  scope: SearchScope;
  label: string;
  /** Stands beside the box. */
  beside?: ReactNode;
  /** Shown while nothing is searched for. */
  children: ReactNode;
}

/**
 * A search box that answers while one types. A tag that was chosen narrows it; without words, all that bears the tag is
 * shown.
 */
export function TipSearch({ scope, label, beside, children }: TipSearchProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [{ words: typed, narrowed }, search] = useSearchOfStep();
  const type = (words: string) => search({ words, narrowed: words === "" ? {} : narrowed });
  const box = useRef<HTMLInputElement>(null);
  const wanted = typed.trim();
  const settled = useSettled(wanted, typingMs);
  // Clearing shows everything again at once.
  const words = wanted === "" ? "" : settled;

  return (
    <>
      <search className={styles.row}>
        <Input
          className={styles.box}
          input={{ ref: box }}
          type="search"
          contentBefore={<SearchRegular />}
          aria-label={label}
          placeholder={t("search.label")}
          maxLength={limits.query}
          value={typed}
          onChange={(_event, { value }) => type(value)}
          onKeyDown={(event) => {
            if (event.key !== "Escape" || (typed === "" && narrowed.tag === undefined)) return;
            event.preventDefault();
            type("");
          }}
        />
        {beside}
      </search>
      {words === "" && narrowed.tag === undefined ? (
        children
      ) : (
        <Suspense>
          <Found
            scope={scope}
            words={words}
            narrowed={narrowed}
            onNarrow={(chosen) => search({ words: typed, narrowed: chosen })}
            onClear={() => {
              type("");
              // What was pressed is gone.
              box.current?.focus();
            }}
          />
        </Suspense>
      )}
    </>
  );
}
