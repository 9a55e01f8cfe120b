// The directory: communities that chose to be found by the organisation. It tells nothing of their members.
import { limits } from "../../contract/limits.ts";
import { maxPageSize } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { pageOf } from "../core/page-of.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { folded } from "../text/folded.ts";
import { accessRequests, findAccessRequest } from "./access-request.ts";
import { findListing, isFoundAt, listingFrom, listings, type Listing } from "./listing.ts";
import { enterCommunity } from "./enter.ts";

/** A search reads this many pages of listings and then says that there is more. */
const pagesPerSearch = 5;

export interface DirectoryPage {
  readonly listings: readonly Listing[];
  /** Present when there is more. */
  readonly cursor?: string;
}

/** Each word is a part of the name or the purpose. */
function matcher(query: string): (listing: Listing) => boolean {
  const words = folded(query)
    .split(/\s+/u)
    .filter((word) => word !== "");
  return ({ name, purpose }) => {
    const text = folded(`${name} ${purpose}`);
    return words.every((word) => text.includes(word));
  };
}

/** Newest first; with a query, those whose name or purpose contains each of its words. */
export async function listDirectory(
  deps: Pick<CommunityDeps, "records" | "now" | "onUnreadable">,
  actor: Actor,
  query: string,
  from?: string,
): Promise<DirectoryPage> {
  const matches = matcher(query);
  const now = deps.now();
  const shown: Listing[] = [];
  let cursor = from;
  for (let page = 0; page < pagesPerSearch; page++) {
    const size = query === "" ? limits.listingsPerPage : maxPageSize;
    const listed = { scope: "tenant", kind: listings.kind, size, cursor } as const;
    const found = await pageOf(deps, actor, listed, listingFrom);
    shown.push(...found.values.filter((listing) => isFoundAt(listing, now) && matches(listing)));
    cursor = found.cursor;
    if (cursor === undefined || shown.length >= limits.listingsPerPage || query === "") break;
  }
  return { listings: shown, ...(cursor !== undefined && { cursor }) };
}

export interface CommunityPreview {
  readonly listing: Listing;
  readonly canEnter: boolean;
  readonly isAsking: boolean;
}

/** What a person without access sees of a listed community. */
export async function findPreview(
  deps: Pick<CommunityDeps, "records" | "access" | "now">,
  actor: Actor,
  communityId: string,
): Promise<CommunityPreview> {
  const listing = await findListing(deps, actor, communityId);
  if (!listing) throw new Refusal({ code: "notFound" });
  const [canEnter, asking] = await Promise.all([
    isLetIn(deps, actor, communityId),
    accessRequests.findRecord(deps.records.forTenant(actor.tenantId), { communityId, userId: actor.userId }),
  ]);
  return { listing, canEnter, isAsking: findAccessRequest(asking) !== undefined };
}

async function isLetIn(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
): Promise<boolean> {
  try {
    await enterCommunity(deps, actor, communityId, "read");
    return true;
  } catch (error) {
    // Without the app access is unknown; the person can still ask for it.
    const isNo =
      error instanceof Refusal &&
      (error.reason.code === "notFound" || error.reason.code === "appNotInstalled");
    if (!isNo) throw error;
    return false;
  }
}
