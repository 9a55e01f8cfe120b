// What is searched for stays with this step of the browser's history, so that coming back from a tip shows the results
// again. It never becomes part of an address: addresses end up in logs.
import { useEffect, useState } from "react";

const stateKey = "commonplaceSearch";

/** State of a step that begins with these words in the search box. */
export const searchState = (words: string) => ({ [stateKey]: words });

function wordsOfStep(): string {
  const state: unknown = history.state;
  if (typeof state !== "object" || state === null || !(stateKey in state)) return "";
  const words = state[stateKey];
  return typeof words === "string" ? words : "";
}

/** The words as typed, and how to change them. Another step, by a link or the browser's Back, brings its own words. */
export function useSearchWords(): [words: string, type: (words: string) => void] {
  const [words, setWords] = useState(wordsOfStep);
  useEffect(() => {
    const takeOver = () => setWords(wordsOfStep());
    // The second one is the router's own, sent after each step of its.
    addEventListener("popstate", takeOver);
    addEventListener("pushState", takeOver);
    return () => {
      removeEventListener("popstate", takeOver);
      removeEventListener("pushState", takeOver);
    };
  }, []);

  const type = (typed: string) => {
    setWords(typed);
    try {
      history.replaceState(searchState(typed), "");
    } catch {
      // Safari allows a hundred in half a minute: then Back shows what was typed a moment before.
    }
  };
  return [words, type];
}
