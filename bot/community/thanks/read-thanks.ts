// Lists of thanks by time: one's own, and a community's. Reading leaves no trace.
import { limits } from "../../contract/limits.ts";
import { maxPageSize, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { canSee } from "../communities/hiding.ts";
import { pageOf } from "../core/page-of.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { readable } from "../core/stored-body.ts";
import { givenFrom, givenThanks, type GivenThanks } from "./given.ts";
import { receivedFrom, receivedThanks, type ReceivedThanks } from "./received.ts";
import { hideableThanks, shownFrom, shownThanks, type ShownThanks } from "./shown.ts";
import { getCommunity } from "../communities/enter.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "onUnreadable">;

interface ThanksPage<Thanks> {
  /** Newest first. */
  readonly thanks: readonly Thanks[];
  /** Present when there is more. */
  readonly cursor?: string;
}

interface From {
  readonly cursor?: string | undefined;
}

async function ownPage<Thanks>(
  deps: Deps,
  actor: Actor,
  kind: string,
  read: (record: StoredRecord) => Thanks,
  from: From,
): Promise<ThanksPage<Thanks>> {
  const query = { scope: personScope(actor), kind, size: limits.thanksPerPage, cursor: from.cursor };
  const { values: thanks, ...rest } = await pageOf(deps, actor, query, read);
  return { thanks, ...rest };
}

export const listReceived = (
  deps: Deps,
  actor: Actor,
  from: From = {},
): Promise<ThanksPage<ReceivedThanks>> => ownPage(deps, actor, receivedThanks.kind, receivedFrom, from);

/** What one gave. Otherwise as {@link listReceived}. */
export const listGiven = (deps: Deps, actor: Actor, from: From = {}): Promise<ThanksPage<GivenThanks>> =>
  ownPage(deps, actor, givenThanks.kind, givenFrom, from);

/** All that one received, newest first. */
export async function allReceived(deps: Deps, actor: Actor): Promise<readonly ReceivedThanks[]> {
  const query = {
    scope: personScope(actor),
    kind: receivedThanks.kind,
    order: "created",
    size: maxPageSize,
  } as const;
  const all = await Array.fromAsync(allRecords(deps.records.forTenant(actor.tenantId), query));
  return readable(deps, all, receivedFrom);
}

/** What is shown in a community, in the order in which it was shown. */
export async function listShown(
  deps: Deps & Pick<CommunityDeps, "access">,
  actor: Actor,
  communityId: string,
  from: From = {},
): Promise<ThanksPage<ShownThanks> & { readonly community: Community }> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const query = {
    scope: communityScope(communityId),
    kind: shownThanks.kind,
    size: limits.thanksPerPage,
    cursor: from.cursor,
  };
  const { values, ...rest } = await pageOf(deps, actor, query, shownFrom);
  return {
    community,
    thanks: values.filter((one) => canSee(actor, hideableThanks(one), community)),
    ...rest,
  };
}
