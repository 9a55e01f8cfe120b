import { limits } from "../../contract/limits.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Intent } from "../communities/access.ts";
import type { Actor } from "../core/actor.ts";
import { firstRecords } from "../core/all-records.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { pageOf } from "../core/page-of.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { readable } from "../core/stored-body.ts";
import { canSee } from "../communities/hiding.ts";
import { hideableTip, tipFrom, tipRecords, type Tip } from "./tip.ts";
import { getCommunity } from "../communities/enter.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;
type ListDeps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

export interface TipsPage {
  readonly community: Community;
  /** Newest first. */
  readonly tips: readonly Tip[];
  /** Present when there is more. */
  readonly cursor?: string;
}

export interface PageOptions {
  readonly cursor?: string | undefined;
}

export interface FoundTip {
  readonly tip: Tip;
  readonly community: Community;
}

export async function getTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  intent: Intent = "read",
): Promise<FoundTip & { readonly record: StoredRecord }> {
  const community = await getCommunity(deps, actor, communityId, intent);
  const record = await findTipRecord(deps, actor, community, tipId);
  if (!record) throw new Refusal({ code: "notFound" });
  const tip = tipFrom(record);
  if (!canSee(actor, hideableTip(tip), community)) throw new Refusal({ code: "notFound" });
  return { tip, community, record };
}

const findTipRecord = (
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  tipId: string,
): Promise<StoredRecord | undefined> =>
  tipRecords.findRecord(deps.records.forTenant(actor.tenantId), { communityId: community.id, id: tipId });

/** After access was checked. */
export async function findTipOf(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  tipId: string,
): Promise<Tip | undefined> {
  const record = await findTipRecord(deps, actor, community, tipId);
  const tip = record && tipFrom(record);
  return tip && canSee(actor, hideableTip(tip), community) ? tip : undefined;
}

/** A page of a community's tips, newest first. A tip that this version cannot read is left out. */
export async function listTips(
  deps: ListDeps,
  actor: Actor,
  communityId: string,
  options: PageOptions = {},
): Promise<TipsPage> {
  return listTipsOf(deps, actor, await getCommunity(deps, actor, communityId, "read"), options);
}

/** The newest `size` tips, without those that the person cannot see. After access was checked. */
export async function newestTipsOf(
  deps: Pick<CommunityDeps, "records" | "onUnreadable">,
  actor: Actor,
  community: Community,
  size: number,
): Promise<Tip[]> {
  const query = {
    scope: communityScope(community.id),
    kind: tipRecords.kind,
    order: "created",
    size,
  } as const;
  const records = await firstRecords(deps.records.forTenant(actor.tenantId), query);
  return readable(deps, records, tipFrom).filter((tip) => canSee(actor, hideableTip(tip), community));
}

/** Like {@link listTips}, after access was checked. */
export async function listTipsOf(
  deps: Pick<CommunityDeps, "records" | "onUnreadable">,
  actor: Actor,
  community: Community,
  options: PageOptions,
): Promise<TipsPage> {
  const query = {
    scope: communityScope(community.id),
    kind: tipRecords.kind,
    size: limits.tipsPerPage,
    cursor: options.cursor,
  };
  const { values, ...rest } = await pageOf(deps, actor, query, tipFrom);
  return { community, tips: values.filter((tip) => canSee(actor, hideableTip(tip), community)), ...rest };
}
