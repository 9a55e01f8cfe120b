// Whatever forms share: drafts that outlive errors and reloads, fields, and what is said of them. No form of its own.

/** Keeps one draft under one key. A browser that refuses its storage keeps none; writing goes on all the same. */
export interface DraftStore<Draft> {
  /** What the draft belongs to; the server knows it by this, too. */
  readonly key: string;
  find(): Draft | undefined;
  keep(draft: Draft): void;
  forget(): void;
  /** Undefined for what is no draft of this kind. */
  parse(kept: unknown): Draft | undefined;
  /** Under which version the server keeps this very text; undefined when something was typed since. */
  findVersion(): string | undefined;
  keepVersion(version: string): void;
}

const nameOf = (key: string) => `commonplace.draft.${key}`;
const versionNameOf = (key: string) => `commonplace.version.${key}`;

const attempt = <Result>(
  getStorage: () => Storage,
  act: (storage: Storage) => Result,
): Result | undefined => {
  try {
    return act(getStorage());
  } catch {
    return undefined;
  }
};

/** Forgets what this browser keeps under a key. */
export function forgetKept(getStorage: () => Storage, key: string): void {
  attempt(getStorage, (storage) => {
    storage.removeItem(nameOf(key));
    storage.removeItem(versionNameOf(key));
  });
}

/** `parts`: what the draft belongs to. `parse` gives undefined for what is no draft of this kind. */
export function keptUnder<Draft>(
  getStorage: () => Storage,
  parts: readonly string[],
  parse: (kept: unknown) => Draft | undefined,
): DraftStore<Draft> {
  const key = parts.join(".");
  return {
    key,
    parse,
    find: () =>
      attempt(getStorage, (storage) => {
        const kept: unknown = JSON.parse(storage.getItem(nameOf(key)) ?? "null");
        return parse(kept);
      }),
    keep(draft) {
      attempt(getStorage, (storage) => {
        storage.removeItem(versionNameOf(key));
        storage.setItem(nameOf(key), JSON.stringify(draft));
      });
    },
    forget() {
      forgetKept(getStorage, key);
    },
    findVersion: () => attempt(getStorage, (storage) => storage.getItem(versionNameOf(key)) ?? undefined),
    keepVersion(version) {
      attempt(getStorage, (storage) => {
        storage.setItem(versionNameOf(key), version);
      });
    },
  };
}
