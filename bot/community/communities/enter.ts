import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { communityFrom, communityRecords, type Community } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import type { Intent } from "./access.ts";

export interface EnteredCommunity {
  readonly community: Community;
  readonly record: StoredRecord;
}

/**
 * The community, for a person with access. Throws {@link Refusal} `notFound` for an unknown community and without
 * access alike, `communityClosed` for a write to a closed one, `teamsUnavailable` or `appNotInstalled` when Teams gave
 * no answer.
 */
export async function getCommunity(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  intent: Intent,
): Promise<Community> {
  const { community } = await enterCommunity(deps, actor, communityId, intent);
  if (intent === "write" && community.closedAt !== undefined) throw new Refusal({ code: "communityClosed" });
  return community;
}

/** Like {@link getCommunity}, with its record, and closed ones too whatever the intent. */
export async function enterCommunity(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  intent: Intent,
): Promise<EnteredCommunity> {
  const record = await communityRecords.findRecord(deps.records.forTenant(actor.tenantId), communityId);
  if (!record) throw new Refusal({ code: "notFound" });
  const community = communityFrom(record);
  if (!(await deps.access.mayEnter(actor, community, intent))) throw new Refusal({ code: "notFound" });
  return { community, record };
}
