import { useState } from "react";
import type { Draft } from "./draft.ts";
import type { DraftStore } from "./draft-store.ts";

export interface KeptDraft {
  /** Undefined before the first word. */
  readonly draft: Draft | undefined;
  /** Whether it was found from before, rather than begun on this page. */
  readonly isFromBefore: boolean;
  change: (draft: Draft) => void;
  startAfresh: () => void;
}

/** The draft of this form; whatever changes is kept at once. `store` is looked into once. */
export function useDraft(store: DraftStore, initial: () => Draft | undefined): KeptDraft {
  const [fromBefore, setFromBefore] = useState(() => store.find());
  const [draft, setDraft] = useState(() => fromBefore ?? initial());
  return {
    draft,
    isFromBefore: fromBefore !== undefined,
    change(next) {
      setDraft(next);
      store.keep(next);
    },
    startAfresh() {
      store.forget();
      setFromBefore(undefined);
      setDraft(initial());
    },
  };
}
