import { useState } from "react";
import type { DraftStore } from "./draft-store.ts";

export interface KeptDraft<Draft> {
  /** Undefined before the first word. */
  readonly draft: Draft | undefined;
  /** Whether it was found from before, rather than begun on this page. */
  readonly isFromBefore: boolean;
  change: (draft: Draft) => void;
  startAfresh: () => void;
}

/** The draft of this form; whatever changes is kept at once. `store` is looked into once. */
export function useDraft<Draft>(
  store: DraftStore<Draft>,
  initial: () => Draft | undefined,
): KeptDraft<Draft> {
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
