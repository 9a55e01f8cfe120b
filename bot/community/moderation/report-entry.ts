// What members point out to stewards: one report for each person and entry.
import { z } from "zod";
import type { EntryRef } from "../../contract/board.ts";
import { entryKinds } from "../../contract/entries.ts";
import { limits } from "../../contract/limits.ts";
import type { ReportView, StatedReason } from "../../contract/moderation.ts";
import type { StoredRecord } from "../../records/records.ts";
import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { communityScope } from "../community.ts";
import { entryFrom, hideableOf, recordIdOf } from "../entry.ts";
import { derivedId } from "../ids.ts";
import { pageOf } from "../page-of.ts";
import { isSteward } from "../policies.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { changedRecord, readable, readBody } from "../stored-body.ts";
import { canSee } from "./hiding.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

const reportBody = z.object({
  format: z.literal(1),
  entry: z.object({ kind: z.enum(entryKinds), id: z.string() }),
  by: z.object({ userId: z.string(), name: z.string() }),
  reason: z.string(),
  at: z.string(),
});
type ReportBody = z.infer<typeof reportBody>;

const reportKind = "report";

const reportPlace = (communityId: string, { kind, id }: EntryRef, { userId }: Actor) => ({
  scope: communityScope(communityId),
  id: `report.${derivedId("report", kind, id, userId)}`,
});

/**
 * Reports a tip or a problem to the stewards, or says it in other words. Three store round trips after access.
 * Throws {@link Refusal} `notFound`, `newerVersion`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function reportEntry(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
  { reason }: StatedReason,
): Promise<void> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const record = await records.find(communityScope(communityId), recordIdOf(ref));
  const entry = record && entryFrom(record);
  if (!entry || !canSee(actor, hideableOf(entry), community)) throw new Refusal({ code: "notFound" });
  const place = reportPlace(communityId, ref, actor);
  const at = deps.now().toISOString();
  await changeRecord(records, place, (current) => {
    if (current) return changedRecord<ReportBody>(current, 1, { reason, at });
    const by = { userId: actor.userId, name: actor.name };
    const body: ReportBody = { format: 1, entry: { kind: ref.kind, id: ref.id }, by, reason, at };
    return { ...place, kind: reportKind, body };
  });
}

/** Takes one's own report back. Harmless to repeat. Two store round trips after access. Throws as {@link reportEntry}. */
export async function takeReportBack(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
): Promise<void> {
  await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const { scope, id } = reportPlace(communityId, ref, actor);
  const record = await records.find(scope, id);
  if (record) await records.remove(scope, id, record.version);
}

function reportView(record: StoredRecord): ReportView {
  const { entry, by, reason, at } = readBody(record, reportBody, 1);
  return { entry, by: by.name, reason, at };
}

/**
 * A page of reports, newest first; for stewards. Two store round trips.
 * Throws {@link Refusal} `notAllowed`, `notFound`, `invalidInput` for an unknown cursor, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function listReports(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  options: { readonly cursor?: string | undefined } = {},
): Promise<{ reports: ReportView[]; cursor?: string }> {
  const community = await getCommunity(deps, actor, communityId, "read");
  if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
  const { records, cursor } = await pageOf(deps, actor, {
    scope: communityScope(communityId),
    kind: reportKind,
    order: "created",
    size: limits.reportsPerPage,
    cursor: options.cursor,
  });
  return { reports: readable(deps, records, reportView), ...(cursor !== undefined && { cursor }) };
}
