// What members point out to stewards: one report for each person and thing. Stewards look at it and settle it.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import { objectionableKinds, type Objectionable, type ReportView } from "../../contract/moderation.ts";
import type { Actor } from "../core/actor.ts";
import { firstRecords } from "../core/all-records.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { importedName } from "../communities/claim.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { entryFrom, type Entry } from "../entries/entry.ts";
import { derivedId } from "../core/ids.ts";
import { pageOf } from "../core/page-of.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { importedBy, readable } from "../core/stored-body.ts";
import {
  canSeeObjectionable,
  objectionableIn,
  recordIdOfObjectionable,
  type ModerationStep,
} from "./objectionable.ts";
import { getCommunity } from "../communities/enter.ts";
import { person, asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

/** Of another kind, so that it is in no list; it goes by itself after a while. */
export const settledKind = "settledReport";
/** How long settling can be taken back. */
export const settledMs = 30 * 24 * 60 * 60 * 1_000;

const idPrefix = "report.";

interface ReportOf {
  readonly communityId: string;
  readonly entry: Objectionable;
  readonly by: Pick<Actor, "userId">;
}

export const reportRecords = defineRecord({
  kind: "report",
  key: ({ communityId, entry: { kind, id, replyId }, by: { userId } }: ReportOf) => ({
    scope: communityScope(communityId),
    id:
      idPrefix +
      derivedId("report", kind, id, ...(replyId === undefined ? [userId] : ["reply", replyId, userId])),
  }),
  body: z.object({
    entry: z.object({ kind: z.enum(objectionableKinds), id: z.string(), replyId: z.string().optional() }),
    by: person,
    reason: z.string(),
    at: z.string(),
  }),
});

export const { kind: reportKind, read: reportFrom } = reportRecords;

/** Reports what members can read to the stewards, or says it in other words. */
export const reportEntry: ModerationStep<Deps> = async (deps, actor, communityId, ref, { reason }) => {
  const community = await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const found = objectionableIn(
    await records.find(communityScope(communityId), recordIdOfObjectionable(ref)),
    ref,
  );
  if (!found || !canSeeObjectionable(actor, found, community)) throw new Refusal({ code: "notFound" });
  const owner = { communityId, entry: ref, by: asPerson(actor) };
  const report = { ...owner, reason, at: deps.now().toISOString() };
  await changeRecord(records, reportRecords.key(owner), (current) => {
    const { expiresAt, ...record } = reportRecords.written(owner, report, current);
    return { ...record, kind: reportKind };
  });
};

/** Takes one's own report back. Harmless to repeat. */
export async function takeReportBack(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: Objectionable,
): Promise<void> {
  await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  await removeRecord(records, reportRecords.key({ communityId, entry: ref, by: actor }));
}

async function getCommunityOfSteward(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  intent: "read" | "write",
): Promise<void> {
  const community = await getCommunity(deps, actor, communityId, intent);
  if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
}

/** Takes a report off the stewards' list, or puts it back, which is possible for a month. Harmless to repeat. */
export async function settleReport(
  deps: Deps,
  actor: Actor,
  communityId: string,
  reportId: string,
  isSettled: boolean,
): Promise<void> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  const place = { scope: communityScope(communityId), id: idPrefix + reportId };
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    if ((current.kind === settledKind) === isSettled) return undefined;
    const { expiresAt, ...record } = reportRecords.changed(current, {});
    if (!isSettled) return { ...record, kind: reportKind };
    const until = new Date(deps.now().getTime() + settledMs).toISOString();
    return { ...record, kind: settledKind, expiresAt: until };
  });
}

/** A page of reports, newest first, with what they are about; for stewards. */
export async function listReports(
  deps: Pick<CommunityDeps, "records" | "access" | "onUnreadable">,
  actor: Actor,
  communityId: string,
  options: { readonly cursor?: string | undefined } = {},
): Promise<{ reports: ReportView[]; cursor?: string }> {
  await getCommunityOfSteward(deps, actor, communityId, "read");
  const scope = communityScope(communityId);
  const query = { scope, kind: reportKind, size: limits.reportsPerPage, cursor: options.cursor };
  const { values: reports, ...rest } = await pageOf(deps, actor, query, (record) => ({
    id: record.id.slice(idPrefix.length),
    importer: importedBy(record),
    ...reportFrom(record),
  }));
  const inTenant = deps.records.forTenant(actor.tenantId);
  const ids = [...new Set(reports.map(({ entry }) => recordIdOfObjectionable(entry)))];
  const found = await Promise.all(ids.map((id) => inTenant.find(scope, id)));
  const entries = new Map(found.flatMap((record) => (record ? [[record.id, record] as const] : [])));
  return {
    reports: readable(deps, reports, ({ id, importer, entry, by, reason, at }): ReportView => {
      const about = objectionableIn(entries.get(recordIdOfObjectionable(entry)), entry);
      return {
        id,
        entry,
        title: about?.title ?? "",
        excerpt: about?.excerpt ?? "",
        isHidden: about?.hideable.hidden !== undefined,
        by: importedName(by, importer),
        reason,
        at,
      };
    }),
    ...rest,
  };
}

/** What was reported lately and is not hidden by now. */
export interface ReportedLately {
  /** Each once. */
  readonly entries: readonly Entry[];
  /** Also thanks or a story, which have no page of their own: the list of reports leads to them. */
  readonly hasOthers: boolean;
}

/** For a steward, after access was checked. */
export async function reportedLately(
  deps: Pick<CommunityDeps, "records" | "now" | "onUnreadable">,
  actor: Actor,
  community: Community,
): Promise<ReportedLately> {
  const records = deps.records.forTenant(actor.tenantId);
  const scope = communityScope(community.id);
  const query = { scope, kind: reportKind, order: "created", size: limits.homeEntries } as const;
  const since = new Date(deps.now().getTime() - limits.reportDays * 24 * 60 * 60_000).toISOString();
  const recent = readable(deps, await firstRecords(records, query), reportFrom).filter(
    ({ at }) => at >= since,
  );
  const refs = new Map(recent.map(({ entry }) => [recordIdOfObjectionable(entry), entry]));
  const found = await Promise.all(
    [...refs].map(async ([id, ref]) => ({ ref, record: await records.find(scope, id) })),
  );
  const unhidden = readable(deps, found, ({ ref: { kind, id }, record }) => {
    // Of a reply: its problem.
    const about = objectionableIn(record, { kind, id });
    return about && !about.hideable.hidden ? { entry: record && entryFrom(record) } : undefined;
  }).filter((one) => one !== undefined);
  return {
    entries: unhidden.flatMap(({ entry }) => entry ?? []),
    hasOthers: unhidden.some(({ entry }) => entry === undefined),
  };
}
