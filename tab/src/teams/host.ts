// Where the tab runs: inside Teams or in a plain browser. What the rest of the tab needs of its surroundings is
// the Host; only this folder knows teams-js.
import type { PlaceInput } from "../../../bot/contract/communities.ts";
import { browserHost } from "./browser-host.ts";

export type ThemeName = "light" | "dark" | "contrast";

export interface Host {
  readonly kind: "teams" | "browser";
  /** Language and region of the person, for example "en-gb". */
  readonly locale: string;
  /** Path below /tab that a deep link asks for, for example "/community/abc/tip/def". */
  readonly deepPath?: string;
  /** The channel or chat in which the tab is open. Teams says so: good for defaults, never proof of anything. */
  readonly place?: PlaceInput;
  theme(): ThemeName;
  /** Calls the listener after each change of theme until the returned function is called. */
  onThemeChange(listener: () => void): () => void;
  openLink(address: string): void;
  /** Tells the surroundings that the tab shows something. */
  notifyReady(): void;
  /** Tells the surroundings that the tab could not start at all. */
  notifyFailed(reason: string): void;
}

/** How long Teams may take to answer. In a frame nothing else can be meant: see `frame-ancestors`. */
const teamsAnswerMs = 5_000;

/** Teams frames its tabs; its mobile apps show them in a web view with a native interface instead. */
const maybeTeams = () => window.parent !== window || "nativeInterface" in window;

/** Never rejects: where Teams does not answer in time, the surroundings count as a plain browser. */
export async function findHost(): Promise<Host> {
  if (!maybeTeams()) return browserHost();
  // The first request to the server needs it: fetched while Teams is still answering. Its fault is told there.
  import("./sign-in.ts").catch(() => undefined);
  try {
    const { teamsHost } = await import("./teams-host.ts");
    return await Promise.race([teamsHost(), rejectAfter(teamsAnswerMs)]);
  } catch {
    return browserHost();
  }
}

const rejectAfter = (ms: number) =>
  new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("Teams did not answer")), ms);
  });
