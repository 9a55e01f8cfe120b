import { parseDraft, type Draft } from "./draft.ts";

/** Keeps one draft under one key. A browser that refuses its storage keeps none; writing goes on all the same. */
export interface DraftStore {
  find(): Draft | undefined;
  keep(draft: Draft): void;
  forget(): void;
}

/** New tips have one draft for each community, an edit has one for each tip. */
export function draftStore(getStorage: () => Storage, communityId: string, tipId?: string): DraftStore {
  const key = ["commonplace.draft", communityId, ...(tipId === undefined ? [] : [tipId])].join(".");
  const attempt = <Result>(act: (storage: Storage) => Result): Result | undefined => {
    try {
      return act(getStorage());
    } catch {
      return undefined;
    }
  };
  return {
    find: () => attempt((storage) => parseDraft(storage.getItem(key))),
    keep(draft) {
      attempt((storage) => {
        storage.setItem(key, JSON.stringify(draft));
      });
    },
    forget() {
      attempt((storage) => {
        storage.removeItem(key);
      });
    },
  };
}
