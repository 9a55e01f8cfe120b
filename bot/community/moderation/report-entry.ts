// What members point out to stewards: one report for each person and thing. Stewards look at it and settle it.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import { objectionableKinds, type Objectionable, type ReportView } from "../../contract/moderation.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { firstRecords } from "../core/all-records.ts";
import { changeRecord, removeRecord } from "../core/change-record.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { entryFrom, type Entry } from "../entries/entry.ts";
import { derivedId } from "../core/ids.ts";
import { pageOf } from "../core/page-of.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { changedRecord, readable, readBody } from "../core/stored-body.ts";
import {
  canSeeObjectionable,
  objectionableIn,
  recordIdOfObjectionable,
  type ModerationStep,
} from "./objectionable.ts";
import { getCommunity } from "../communities/enter.ts";
import { person, asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

const reportBody = z.object({
  format: z.literal(1),
  entry: z.object({ kind: z.enum(objectionableKinds), id: z.string(), replyId: z.string().optional() }),
  by: person,
  reason: z.string(),
  at: z.string(),
});
type ReportBody = z.infer<typeof reportBody>;

export type Report = Readonly<Omit<ReportBody, "format">>;

export const reportKind = "report";
/** Of another kind, so that it is in no list; it goes by itself after a while. */
export const settledKind = "settledReport";
/** How long settling can be taken back. */
const settledMs = 30 * 24 * 60 * 60 * 1_000;

const idPrefix = "report.";

const reportKey = (
  communityId: string,
  { kind, id, replyId }: Objectionable,
  { userId }: Pick<Actor, "userId">,
) => ({
  scope: communityScope(communityId),
  id:
    idPrefix +
    derivedId("report", kind, id, ...(replyId === undefined ? [userId] : ["reply", replyId, userId])),
});

/** Reports what members can read to the stewards, or says it in other words. */
export const reportEntry: ModerationStep<Deps> = async (deps, actor, communityId, ref, { reason }) => {
  const community = await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const found = objectionableIn(
    await records.find(communityScope(communityId), recordIdOfObjectionable(ref)),
    ref,
  );
  if (!found || !canSeeObjectionable(actor, found, community)) throw new Refusal({ code: "notFound" });
  const place = reportKey(communityId, ref, actor);
  const by = asPerson(actor);
  const body: ReportBody = { format: 1, entry: { ...ref }, by, reason, at: deps.now().toISOString() };
  await changeRecord(records, place, (current) => {
    if (!current) return { ...place, kind: reportKind, body };
    const { expiresAt, ...record } = changedRecord<ReportBody>(current, body);
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
  await removeRecord(records, reportKey(communityId, ref, actor));
}

export function reportFrom(record: StoredRecord): Report {
  const { format, ...report } = readBody(record, reportBody);
  return report;
}

export const reportRecord = (communityId: string, report: Report): RecordToWrite => ({
  ...reportKey(communityId, report.entry, report.by),
  kind: reportKind,
  body: { format: 1, ...report } satisfies ReportBody,
});

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
    const { expiresAt, ...record } = changedRecord<ReportBody>(current, {});
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
  const { records, cursor } = await pageOf(deps, actor, {
    scope,
    kind: reportKind,
    order: "created",
    size: limits.reportsPerPage,
    cursor: options.cursor,
  });
  const reports = readable(deps, records, (record) => ({
    id: record.id.slice(idPrefix.length),
    ...readBody(record, reportBody),
  }));
  const inTenant = deps.records.forTenant(actor.tenantId);
  const ids = [...new Set(reports.map(({ entry }) => recordIdOfObjectionable(entry)))];
  const found = await Promise.all(ids.map((id) => inTenant.find(scope, id)));
  const entries = new Map(found.flatMap((record) => (record ? [[record.id, record] as const] : [])));
  return {
    reports: readable(deps, reports, ({ id, entry, by, reason, at }): ReportView => {
      const about = objectionableIn(entries.get(recordIdOfObjectionable(entry)), entry);
      return {
        id,
        entry,
        title: about?.title ?? "",
        excerpt: about?.excerpt ?? "",
        isHidden: about?.hideable.hidden !== undefined,
        by: by.name,
        reason,
        at,
      };
    }),
    ...(cursor !== undefined && { cursor }),
  };
}

/** What was reported lately and is not hidden by now. */
export interface ReportedLately {
  /** Each once. */
  readonly entries: readonly Entry[];
  /** Also thanks or a story, which have no page of their own: the list of reports leads to them. */
  readonly hasOthers: boolean;
}

/** For a steward of a community whose access is judged. */
export async function reportedLately(
  deps: Pick<CommunityDeps, "records" | "now" | "onUnreadable">,
  actor: Actor,
  community: Community,
): Promise<ReportedLately> {
  const records = deps.records.forTenant(actor.tenantId);
  const scope = communityScope(community.id);
  const query = { scope, kind: reportKind, order: "created", size: limits.homeEntries } as const;
  const since = new Date(deps.now().getTime() - limits.reportDays * 24 * 60 * 60_000).toISOString();
  const recent = readable(deps, await firstRecords(records, query), (record) =>
    readBody(record, reportBody),
  ).filter(({ at }) => at >= since);
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
