// The board: what a community pinned, in its order.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { EntrySummary } from "../../../../bot/contract/entries.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { cardLink, endedAfter, linkedCard } from "../../components/linked-card.ts";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { DoubtedMark } from "../../entries/DoubtedMark.tsx";
import { KindMark } from "../../entries/KindMark.tsx";

const useStyles = makeStyles({
  /** One row, however many there are. */
  list: {
    display: "grid",
    gridAutoFlow: "column",
    gridAutoColumns: "minmax(180px, 280px)",
    gap: tokens.spacingHorizontalS,
    margin: 0,
    // Room for what shows the focus.
    padding: "2px",
    listStyle: "none",
    overflowX: "auto",
    scrollbarWidth: "thin",
  },
  pin: {
    ...linkedCard,
    justifyContent: "space-between",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: { ...cardLink, overflowWrap: "anywhere" },
  title: endedAfter(2),
});

export interface BoardProps {
  communityId: string;
  /** In their order; at least one. */
  entries: readonly EntrySummary[];
}

export function Board({ communityId, entries }: BoardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Part title={t("community.pinned")}>
      <ul className={styles.list}>
        {entries.map((entry) => (
          <li key={`${entry.kind} ${entry.id}`} className={styles.pin} dir="auto">
            <AppLink to={paths[entry.kind](communityId, entry.id)} className={styles.link}>
              <span className={styles.title}>{entry.title}</span>
            </AppLink>
            <KindMark kind={entry.kind === "tip" ? "tip" : entry.state} />
            {entry.kind === "tip" && <DoubtedMark tip={entry} />}
          </li>
        ))}
      </ul>
    </Part>
  );
}
