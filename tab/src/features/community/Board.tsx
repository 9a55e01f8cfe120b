// The board: what a community pinned, in its order. It comes with the community's page; how it is arranged loads when
// somebody arranges it.
import { Badge, Button, makeStyles, tokens } from "@fluentui/react-components";
import { lazy, Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { DoubtedMark } from "../../entries/DoubtedMark.tsx";
import { paths } from "../../components/paths.ts";
import { useLayout } from "../../components/layout.ts";

const ArrangeBoard = lazy(async () => {
  const { ArrangeBoard: part } = await import("./ArrangeBoard.tsx");
  return { default: part };
});

const useStyles = makeStyles({
  head: { display: "flex", alignItems: "center", justifyContent: "space-between", minHeight: "32px" },
  list: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fill, minmax(min(100%, 220px), 1fr))",
    gap: tokens.spacingVerticalS,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  pin: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    alignItems: "flex-start",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: tokens.spacingVerticalM,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  link: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    textDecorationLine: "none",
    overflowWrap: "anywhere",
    "::after": { content: '""', position: "absolute", inset: 0, borderRadius: tokens.borderRadiusLarge },
    ":focus-visible": {
      outline: "none",
      "::after": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    },
  },
  marks: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalXS },
});

export interface BoardProps {
  communityId: string;
  /** In their order; at least one. */
  entries: readonly EntrySummary[];
}

export function Board({ communityId, entries }: BoardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const [isArranged, setIsArranged] = useState(false);
  return (
    <section className={layout.tight} aria-labelledby="board">
      <div className={styles.head}>
        <h2 id="board" className={layout.heading}>
          {t("board.title")}
        </h2>
        {(entries.length > 1 || isArranged) && (
          <Button appearance="subtle" size="small" onClick={() => setIsArranged(!isArranged)}>
            {t(isArranged ? "board.done" : "board.arrange")}
          </Button>
        )}
      </div>
      {isArranged ? (
        <Suspense>
          <ArrangeBoard communityId={communityId} entries={entries} />
        </Suspense>
      ) : (
        <ul className={styles.list}>
          {entries.map((entry) => (
            <li key={`${entry.kind} ${entry.id}`} className={styles.pin} dir="auto">
              <AppLink
                to={(entry.kind === "tip" ? paths.tip : paths.problem)(communityId, entry.id)}
                className={styles.link}
              >
                {entry.title}
              </AppLink>
              <div className={styles.marks}>
                <EntryMark entry={entry} />
              </div>
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function EntryMark({ entry }: { entry: EntrySummary }) {
  const { t } = useTranslation();
  if (entry.kind === "problem")
    return (
      <Badge appearance="tint" color={entry.state === "solved" ? "success" : "informative"}>
        {t(entry.state === "solved" ? "problem.solved" : "problem.open")}
      </Badge>
    );
  return (
    <>
      <Badge appearance="tint" color="subtle">
        {t("board.tip")}
      </Badge>
      <DoubtedMark tip={entry} />
    </>
  );
}
