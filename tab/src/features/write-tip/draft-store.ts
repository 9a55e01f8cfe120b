import { keptUnder, type DraftStore } from "../../writing/draft-store.ts";
import { parseDraft, type Draft } from "./draft.ts";

/** New tips have one draft for each community, an edit has one for each tip. */
export const draftStore = (
  getStorage: () => Storage,
  communityId: string,
  tipId?: string,
): DraftStore<Draft> =>
  keptUnder(getStorage, [communityId, ...(tipId === undefined ? [] : [tipId])], parseDraft);
