// The server's copy of one draft, so that it follows the person to another device. What this browser keeps stands whenever
// the server cannot be reached; nothing of this is ever shown as an error.
import { z } from "zod";
import type { DraftView } from "../../../bot/contract/drafts.ts";
import { limits } from "../../../bot/contract/limits.ts";
import type { Api } from "../api/client.ts";
import { forgetDraft, keepDraft, readDraft } from "../api/personal-queries.ts";
import type { DraftStore } from "./draft-store.ts";

/** A pause in typing after which the text goes to the server. */
const pauseMs = 2_000;

/** Who typed: this open tab, until it is loaded again. */
const thisTab = crypto.randomUUID();

const texts = z.looseObject({
  title: z.string().optional(),
  markdown: z.string().optional(),
  text: z.string().optional(),
});

/** What a list of drafts shows of one; empty where nothing is typed yet. */
export function titleOf(draft: unknown): string {
  const { title = "", markdown = "", text = "" } = texts.safeParse(draft).data ?? {};
  const [first = ""] = [title, markdown, text].map((one) => one.trim()).filter((one) => one !== "");
  return (first.split("\n", 1)[0] ?? "").slice(0, limits.problemTitle).toWellFormed();
}

/**
 * Whether two drafts of one kind hold the same text. Both come from the store's `parse`, which puts fields in one order; a
 * nonce is each window's own.
 */
const isSameText = (one: unknown, other: unknown): boolean => withoutNonce(one) === withoutNonce(other);

const withoutNonce = (draft: unknown) =>
  JSON.stringify(draft, (name, value: unknown) => (name === "nonce" ? undefined : value));

export interface RemoteDraftOptions<Draft> {
  readonly api: Api;
  readonly store: DraftStore<Draft>;
  /** Address of the form below /tab. */
  readonly path: string;
  /** Told of what was typed elsewhere without knowing of this; undefined when there is nothing any more. */
  readonly onElsewhere: (draft: Draft | undefined) => void;
  /** Told whenever the list of drafts may be another one. */
  readonly onChanged: () => void;
}

/** One form's. Every step waits for the one before. */
export class RemoteDraft<Draft> {
  readonly #options: RemoteDraftOptions<Draft>;
  #writer: string = thisTab;
  #version: string | undefined;
  /** What {@link find} gave last. */
  #found: { readonly draft: Draft; readonly version: string } | undefined;
  #unsent: Draft | undefined;
  #timer: ReturnType<typeof setTimeout> | undefined;
  #last: Promise<void> = Promise.resolve();

  constructor(options: RemoteDraftOptions<Draft>) {
    this.#options = options;
    this.#version = options.store.findVersion();
  }

  /** What the server keeps, where `listedVersion` is not what this browser has; undefined also when it cannot be read. */
  async find(listedVersion: string): Promise<Draft | undefined> {
    const { api, store } = this.#options;
    if (listedVersion === store.findVersion()) return undefined;
    try {
      const kept = await readDraft(api, store.key);
      this.#showOthers(kept);
      const draft = this.#parse(kept.content);
      if (draft === undefined) return undefined;
      const here = store.find();
      if (here !== undefined && isSameText(here, draft)) {
        this.adopt(here, kept.version);
        return undefined;
      }
      this.#found = { draft, version: kept.version };
      return draft;
    } catch {
      return undefined;
    }
  }

  /** From now on what is typed goes on from what {@link find} gave. */
  adopt(draft: Draft, version = this.#found?.version): void {
    const { store } = this.#options;
    store.keep(draft);
    if (version === undefined) return;
    this.#version = version;
    store.keepVersion(version);
  }

  /** Something was typed: it is sent after a pause. */
  typed(draft: Draft): void {
    this.#unsent = draft;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.send(), pauseMs);
  }

  /** Sends what is unsent at once. */
  send(forgetsOthers = false): void {
    clearTimeout(this.#timer);
    const draft = this.#unsent;
    this.#unsent = undefined;
    if (draft !== undefined) this.#then(() => this.#keep(draft, forgetsOthers));
  }

  /** Goes on with another text; the one before is kept beside it. */
  exchange(before: Draft, after: Draft): void {
    this.#unsent = before;
    this.send();
    this.#then(() => {
      this.#writer = crypto.randomUUID();
      this.#version = undefined;
      return Promise.resolve();
    });
    this.#unsent = after;
    this.send();
  }

  /** What was typed elsewhere is not needed. */
  letOthersGo(draft: Draft): void {
    this.#unsent = draft;
    this.send(true);
  }

  /** It was sent to where it belongs, or is not wanted any more. */
  forget(): void {
    clearTimeout(this.#timer);
    this.#unsent = undefined;
    this.#then(() => this.#forget());
  }

  #then(step: () => Promise<void>): void {
    // Whatever fails: the browser's copy stands, and the next step says it all again.
    this.#last = this.#last.then(step).catch(() => undefined);
  }

  async #keep(draft: Draft, forgetsOthers: boolean): Promise<void> {
    const { api, store, path, onChanged } = this.#options;
    const title = titleOf(draft);
    if (title === "") return this.#forget();
    const kept = await keepDraft(api, store.key, {
      title,
      path,
      content: JSON.stringify(draft),
      writer: this.#writer,
      ...(this.#version !== undefined && { basedOn: this.#version }),
      forgetsOthers,
    });
    this.#version = kept.version;
    if (isSameText(store.find(), this.#parse(kept.content))) store.keepVersion(kept.version);
    this.#showOthers(kept);
    onChanged();
  }

  async #forget(): Promise<void> {
    const { api, store, onChanged } = this.#options;
    const version = this.#version;
    if (version === undefined) return;
    this.#version = undefined;
    await forgetDraft(api, store.key, version);
    onChanged();
  }

  #showOthers({ content, others }: DraftView): void {
    const here = [this.#parse(content), this.#options.store.find()];
    const different = others
      .map((one) => this.#parse(one.content))
      .filter((one) => !here.some((known) => isSameText(known, one)));
    this.#options.onElsewhere(different.at(-1));
  }

  #parse(content: string): Draft | undefined {
    try {
      return this.#options.store.parse(JSON.parse(content));
    } catch {
      return undefined;
    }
  }
}
