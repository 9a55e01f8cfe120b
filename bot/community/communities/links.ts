import type { EntryRef } from "../../contract/entry-ref.ts";

/** Addresses of our own pages, as they stand in cards and messages. */
export interface Links {
  community(communityId: string): string;
  tip(communityId: string, tipId: string): string;
  /** @param panel what its page opens with. */
  problem(communityId: string, problemId: string, panel?: "edit" | "elsewhere" | "withdraw"): string;
  /** The page of ours that an address names; undefined for any other address. Fetches nothing. */
  pageAt(address: string): LinkedPage | undefined;
  /** A person's own page, from which they find every community. */
  home(): string;
  thanks(communityId: string): string;
  myThanks(): string;
  /** One's own stories, and those that one's help made possible. */
  myStories(): string;
  /** Where a person sees, takes along and erases what is held about them. */
  myData(): string;
  /** Where a person chooses what they hear of. */
  notices(): string;
}

/** The page of a community, or that of a tip or a problem in it. */
export interface LinkedPage {
  readonly communityId: string;
  readonly entry?: EntryRef;
}
