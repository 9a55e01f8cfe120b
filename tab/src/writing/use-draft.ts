import { useState } from "react";
import type { DraftStore } from "./draft-store.ts";

export interface KeptDraft<Draft, Now> {
  /** Undefined before the first word, where the form begins without one. */
  readonly draft: Now;
  /** Whether it was found from before, rather than begun on this page. */
  readonly isFromBefore: boolean;
  change: (draft: Draft) => void;
  startAfresh: () => void;
}

/** The draft of this form; whatever changes is kept at once. `store` is looked into once. */
export function useDraft<Draft, Initial extends Draft | undefined>(
  store: DraftStore<Draft>,
  initial: () => Initial,
): KeptDraft<Draft, Draft | Initial> {
  const [fromBefore, setFromBefore] = useState(() => store.find());
  const [draft, setDraft] = useState<Draft | Initial>(() => fromBefore ?? initial());
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
