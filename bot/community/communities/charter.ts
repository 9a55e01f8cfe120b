// The charter of a community: what it is about, who it is, what it does and how it works. Every part is optional and
// open to every member; revisions are kept. It is not in the community's record, which is read far more often.
import { z } from "zod";
import type {
  CharterRevisionsView,
  CharterRevisionView,
  CharterTexts,
  CharterView,
  EditCharterInput,
} from "../../contract/charter.ts";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { importedActor } from "./claim.ts";
import { communityScope } from "./community.ts";
import { pageOf } from "../core/page-of.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { defineRecord } from "../core/record-kind.ts";
import { importedBy } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";
import { person, asPerson } from "../core/person.ts";

const charters = defineRecord({
  kind: "charter",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "charter" }),
  body: z.object({
    /** Counts the times it was saved, from 1. */
    number: z.number(),
    domain: z.string(),
    community: z.string(),
    practice: z.string(),
    howWeWork: z.string(),
    by: person,
    /** ISO 8601. */
    at: z.string(),
  }),
});

export type Charter = ReturnType<typeof charters.read>;

export const { kind: charterKind, read: charterFrom, written: charterRecord } = charters;
export const charterRevisionKind = "charter-revision";

/** The version of an empty charter. */
const unwritten = "unwritten";

/** What a charter was; of each number there is one. */
export const charterRevisionRecord = (communityId: string, charter: Charter): RecordToWrite => ({
  ...charterRecord(communityId, charter),
  id: `charter-revision.${String(charter.number).padStart(8, "0")}`,
  kind: charterRevisionKind,
});

const textsOf = ({ domain, community, practice, howWeWork }: CharterTexts): CharterTexts => ({
  domain,
  community,
  practice,
  howWeWork,
});

function charterView(record: StoredRecord | undefined): CharterView {
  if (!record) return { domain: "", community: "", practice: "", howWeWork: "", version: unwritten };
  const charter = charterFrom(record);
  return {
    ...textsOf(charter),
    changed: { by: importedActor(charter.by, importedBy(record)), at: charter.at },
    version: record.version,
  };
}

function charterRevisionView(record: StoredRecord): CharterRevisionView {
  const charter = charterFrom(record);
  const by = importedActor(charter.by, importedBy(record));
  return { ...textsOf(charter), number: charter.number, by, at: charter.at };
}

type Deps = Pick<CommunityDeps, "records" | "access">;

const findRecord = (deps: Pick<CommunityDeps, "records">, actor: Actor, communityId: string) => {
  const { scope, id } = charters.key(communityId);
  return deps.records.forTenant(actor.tenantId).find(scope, id);
};

/** After access was checked. Undefined until one is written. */
export async function findCharter(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  communityId: string,
): Promise<Charter | undefined> {
  const record = await findRecord(deps, actor, communityId);
  return record && charterFrom(record);
}

/** The charter, empty until one is written. */
export async function readCharter(deps: Deps, actor: Actor, communityId: string): Promise<CharterView> {
  await getCommunity(deps, actor, communityId, "read");
  return charterView(await findRecord(deps, actor, communityId));
}

/**
 * Changes the charter, if it has not changed since `input.version` was read; open to all with access. The revision is
 * kept first, so that nothing is lost. The same texts change nothing.
 */
export async function editCharter(
  deps: Deps & Pick<CommunityDeps, "now">,
  actor: Actor,
  communityId: string,
  { version, ...input }: EditCharterInput,
): Promise<CharterView> {
  await getCommunity(deps, actor, communityId, "write");
  const records = deps.records.forTenant(actor.tenantId);
  const current = await findRecord(deps, actor, communityId);
  const now = charterView(current);
  if (JSON.stringify(textsOf(now)) === JSON.stringify(textsOf(input))) return now;
  if (now.version !== version) throw new Refusal({ code: "changedMeanwhile", currentCharter: now });

  const before = current && charterFrom(current);
  if (before) await records.write(charterRevisionRecord(communityId, before), { absent: true });
  const charter: Charter = {
    number: (before?.number ?? 0) + 1,
    ...textsOf(input),
    by: asPerson(actor),
    at: deps.now().toISOString(),
  };
  const result = await records.write(
    charterRecord(communityId, charter, current),
    current ? { version: current.version } : { absent: true },
  );
  if (result.outcome === "written") return charterView(result.record);
  throw new Refusal({ code: "changedMeanwhile", currentCharter: charterView(result.current) });
}

/** What the charter was before, newest first. */
export async function listCharterRevisions(
  deps: Deps & Pick<CommunityDeps, "onUnreadable">,
  actor: Actor,
  communityId: string,
  from?: string,
): Promise<CharterRevisionsView> {
  await getCommunity(deps, actor, communityId, "read");
  const query = {
    scope: communityScope(communityId),
    kind: charterRevisionKind,
    size: limits.charterRevisionsPerPage,
    cursor: from,
  };
  const [current, { values, ...rest }] = await Promise.all([
    findRecord(deps, actor, communityId),
    pageOf(deps, actor, query, charterRevisionView),
  ]);
  // Saving broke off after what it was had been kept: then it still is so, and not before.
  const number = current ? charterFrom(current).number : 0;
  return { revisions: values.filter((revision) => revision.number < number), ...rest };
}
