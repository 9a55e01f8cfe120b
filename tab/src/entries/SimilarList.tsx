import type { EntrySummary } from "../../../bot/contract/entries.ts";
import { AppLink } from "../components/AppLink.tsx";
import { useLayout } from "../components/layout.ts";
import { paths } from "../components/paths.ts";
import { EntryState } from "./EntryState.tsx";
import { KindMark } from "./KindMark.tsx";

/** Entries of a community in a line each. */
export function SimilarList({ entries }: { entries: readonly EntrySummary[] }) {
  const layout = useLayout();
  return (
    <ul className={layout.tightList}>
      {entries.map((entry) => (
        <li key={`${entry.kind} ${entry.id}`} className={layout.row}>
          <AppLink to={paths[entry.kind](entry.communityId, entry.id)}>{entry.title}</AppLink>
          {entry.kind === "problem" ? <EntryState problem={entry} /> : <KindMark kind="tip" />}
        </li>
      ))}
    </ul>
  );
}
