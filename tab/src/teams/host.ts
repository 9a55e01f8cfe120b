// Where the tab runs: inside Teams or in a plain browser. What the rest of the tab needs of its surroundings is
// the Host; only this folder knows teams-js.
import type { PlaceInput } from "../../../bot/contract/communities.ts";
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
