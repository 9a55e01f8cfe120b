import { SearchResults, type SearchResultsProps } from "./SearchResults.tsx";
import { TagEntries } from "./TagEntries.tsx";

export interface FoundProps extends SearchResultsProps {
  /** Takes the chosen tag away. */
  onClear: () => void;
}

/** What was searched for or, without words, all that bears the chosen tag. Loads when it is first needed. */
export function Found({ onClear, ...props }: FoundProps) {
  const { scope, words, narrowed } = props;
  if (words !== "" || scope === "mine" || narrowed.tag === undefined) return <SearchResults {...props} />;
  return <TagEntries communityId={scope.communityId} tag={narrowed.tag} onClear={onClear} />;
}
