import { makeStyles, tokens } from "@fluentui/react-components";
import { memo } from "react";
import { useTranslation } from "react-i18next";
import type { EntrySummary, FoundEntry } from "../../../bot/contract/entries.ts";
import { Day } from "../components/Day.tsx";
import { EntryState } from "./EntryState.tsx";
import { DoubtedMark } from "./DoubtedMark.tsx";
import { KindMark } from "./KindMark.tsx";
import { LinkCard } from "../components/LinkCard.tsx";
import { Marked } from "./Marked.tsx";
import { Named } from "../components/Named.tsx";
import { paths } from "../components/paths.ts";
import { TagLine } from "./TagLine.tsx";
import { useCredit } from "./use-credit.ts";
import { useLayout } from "../components/layout.ts";
import { usePersonName } from "../components/use-person-name.ts";

const useStyles = makeStyles({
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

interface EntryListProps {
  entries: readonly (FoundEntry | EntrySummary)[];
  /** Says of each entry where it belongs; for lists that span communities. */
  showCommunity?: boolean;
  /** The entry to which the focus moves when it appears. */
  focusOn?: string | undefined;
}

/** Tips and problems together. */
export function EntryList({ entries, showCommunity = false, focusOn }: EntryListProps) {
  const layout = useLayout();
  const isMixed = entries.some((one) => entryIn(one).kind === "problem");
  return (
    <ul className={layout.list}>
      {entries.map((one) => {
        const { kind, communityId, id } = entryIn(one);
        return (
          <EntryCard
            key={`${kind} ${communityId} ${id}`}
            one={one}
            showCommunity={showCommunity}
            showKind={isMixed}
            focused={id === focusOn}
          />
        );
      })}
    </ul>
  );
}

const entryIn = (one: FoundEntry | EntrySummary): EntrySummary => ("entry" in one ? one.entry : one);

interface EntryCardProps extends Omit<EntryFootProps, "entry"> {
  one: FoundEntry | EntrySummary;
  focused: boolean;
}

/** Drawn again only when it changes: a list grows page by page, and each page would draw all before it again. */
const EntryCard = memo(function EntryCard({ one, focused, ...shown }: EntryCardProps) {
  const { entry, marks } = "entry" in one ? one : { entry: one, marks: noMarks };
  const { kind, communityId, id, title, excerpt } = entry;
  return (
    <LinkCard
      to={paths[kind](communityId, id)}
      heading="h3"
      title={<Marked text={title} marks={marks.title} />}
      text={excerpt === "" ? "" : <Marked text={excerpt} marks={marks.excerpt} />}
      focused={focused}
    >
      <EntryFoot entry={entry} {...shown} />
    </LinkCard>
  );
});

const noMarks: FoundEntry["marks"] = { title: [], excerpt: [] };

interface EntryFootProps {
  entry: EntrySummary;
  showCommunity: boolean;
  /** Of a tip, too; of a problem it says how it stands. */
  showKind: boolean;
}

function EntryFoot({ entry, showCommunity, showKind }: EntryFootProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const credit = useCredit();
  const personName = usePersonName();
  return (
    <div className={styles.foot}>
      {entry.kind === "problem" && <EntryState problem={entry} />}
      {entry.kind === "tip" && showKind && <KindMark kind="tip" />}
      {entry.kind === "tip" && <DoubtedMark tip={entry} />}
      {showCommunity && <span>{t("tip.inCommunity", { name: entry.communityName })}</span>}
      {entry.kind === "tip" && <Named people={entry.credit.people}>{credit(entry.credit)}</Named>}
      {entry.kind === "problem" && entry.asker.kind === "person" && entry.asker.name !== "" && (
        <Named people={[entry.asker]}>{personName(entry.asker)}</Named>
      )}
      <Day of={entry.createdAt} />
      <TagLine tags={entry.tags} communityId={entry.communityId} />
    </div>
  );
}
