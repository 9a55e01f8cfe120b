// What is searched for stays with this step of the browser's history, so that coming back from a tip shows the results
// again. It never becomes part of an address: addresses end up in logs.
import { useEffect, useState } from "react";
import { freshnesses, problemStates, type SearchChoice } from "../api/entry-choice.ts";

const wordsKey = "commonplaceSearch";
const choiceKey = "commonplaceSearchChoice";

/** What a search is narrowed to; the community where the search spans several. */
export interface Narrowed extends SearchChoice {
  readonly communityId?: string;
}

interface Search {
  readonly words: string;
  readonly narrowed: Narrowed;
}

/** State of a step that begins with these words in the search box. */
export const searchState = (words: string, narrowed: Narrowed = {}) => ({
  [wordsKey]: words,
  [choiceKey]: narrowed,
});

/** What this step began with; no words where it began with none. */
export function searchOfStep(): Search {
  const state: unknown = history.state;
  const kept: unknown =
    typeof state === "object" && state !== null ? Reflect.get(state, choiceKey) : undefined;
  const narrowed = narrowedTo({
    kind: textAt(kept, "kind"),
    state: textAt(kept, "state"),
    freshness: textAt(kept, "freshness"),
    tag: textAt(kept, "tag"),
    communityId: textAt(kept, "communityId"),
  });
  return { words: textAt(history.state, wordsKey) ?? "", narrowed };
}

/** Without what is empty or unknown. */
export function narrowedTo(named: { [Name in keyof Narrowed]?: string | undefined }): Narrowed {
  const kind = (["tip", "problem"] as const).find((one) => one === named.kind);
  const state = problemStates.find((one) => one === named.state);
  const freshness = freshnesses.find((one) => one === named.freshness);
  return {
    ...(kind && { kind }),
    ...(state && { state }),
    ...(freshness && { freshness }),
    ...(named.tag && { tag: named.tag }),
    ...(named.communityId && { communityId: named.communityId }),
  };
}

function textAt(value: unknown, key: string): string | undefined {
  if (typeof value !== "object" || value === null) return undefined;
  const text: unknown = Reflect.get(value, key);
  return typeof text === "string" ? text : undefined;
}

/** The search as typed, and how to change it. Another step, by a link or the browser's Back, brings its own. */
export function useSearchOfStep(): [search: Search, change: (search: Search) => void] {
  const [search, setSearch] = useState(searchOfStep);
  useEffect(() => {
    const takeOver = () => setSearch(searchOfStep());
    // The second one is the router's own, sent after each step of its.
    addEventListener("popstate", takeOver);
    addEventListener("pushState", takeOver);
    return () => {
      removeEventListener("popstate", takeOver);
      removeEventListener("pushState", takeOver);
    };
  }, []);

  const change = (typed: Search) => {
    setSearch(typed);
    try {
      history.replaceState(searchState(typed.words, typed.narrowed), "");
    } catch {
      // Safari allows a hundred in half a minute: then Back shows what was typed a moment before.
    }
  };
  return [search, change];
}
