import { emptyDraft, type Draft } from "../../../../tab/src/features/write-tip/draft.ts";

/** A draft that could be saved, but for what the test names. */
export const aDraft = (named: Partial<Draft> = {}): Draft => ({
  ...emptyDraft("nonce-0001", "me"),
  title: "Undock last",
  markdown: "It **works**.",
  ...named,
});
