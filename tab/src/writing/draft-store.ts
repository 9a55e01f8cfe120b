// Whatever forms share: drafts that outlive errors and reloads, fields, and what is said of them. No form of its own.

/** Keeps one draft under one key. A browser that refuses its storage keeps none; writing goes on all the same. */
export interface DraftStore<Draft> {
  find(): Draft | undefined;
  keep(draft: Draft): void;
  forget(): void;
}

/** `key`: what the draft belongs to. `parse` gives undefined for what is no draft of this kind. */
export function keptUnder<Draft>(
  getStorage: () => Storage,
  key: readonly string[],
  parse: (kept: unknown) => Draft | undefined,
): DraftStore<Draft> {
  const name = ["commonplace.draft", ...key].join(".");
  const attempt = <Result>(act: (storage: Storage) => Result): Result | undefined => {
    try {
      return act(getStorage());
    } catch {
      return undefined;
    }
  };
  return {
    find: () =>
      attempt((storage) => {
        const kept: unknown = JSON.parse(storage.getItem(name) ?? "null");
        return parse(kept);
      }),
    keep(draft) {
      attempt((storage) => {
        storage.setItem(name, JSON.stringify(draft));
      });
    },
    forget() {
      attempt((storage) => {
        storage.removeItem(name);
      });
    },
  };
}
