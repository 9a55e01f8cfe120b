import { z } from "zod";
import { keptUnder, type DraftStore } from "./draft-store.ts";

const textDraft = z.object({
  text: z.string(),
  /** Made with the draft: sending it again, even after a reload, writes one text. */
  nonce: z.string(),
});
export type TextDraft = z.infer<typeof textDraft>;

/** For a form of one text. `key`: what the text belongs to. */
export const textDraftStore = (getStorage: () => Storage, key: readonly string[]): DraftStore<TextDraft> =>
  keptUnder(getStorage, key, (kept) => textDraft.safeParse(kept).data);
