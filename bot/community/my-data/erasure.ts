// That somebody wants to be erased: a record of the organisation which is worked off, begun while they wait and ended by a
// sweep where that takes longer. It says how far the walk has come, so that another instance goes on with it.
import { z } from "zod";
import type { EraseMyDataView } from "../../contract/my-data.ts";
import { maxPageSize, type Records, type StoredRecord } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import { changeRecord } from "../change-record.ts";
import { derivedId } from "../ids.ts";
import { LeaseLostError, withLease, type Lease } from "../lease.ts";
import { personScope } from "../personal/person-scope.ts";
import type { CommunityDeps } from "../ports.ts";
import { changedRecord, readBody } from "../stored-body.ts";
import { eraseInCommunity, eraseInRecord, eraseInThanks } from "./erase-in-records.ts";
import { forgetBytesOf, listErased, noteErased } from "./erased-note.ts";
import { mentions } from "./person.ts";
import { communityAt, pagesOf, personOfWalk, stepOf, walkLease } from "./walk.ts";

const erasureBody = z.object({
  format: z.literal(1),
  userId: z.string(),
  name: z.string(),
  /** How far the walk through the organisation has come; null: to be begun anew. */
  mark: z.string().nullish(),
  /** Communities in which they were found so far. */
  communityIds: z.array(z.string()),
  /** ISO 8601: it failed, and is not tried before. */
  notBefore: z.string().optional(),
});
type Body = z.infer<typeof erasureBody>;

const erasureKind = "erasure";
const erasureScope = "tenant";

/** Milliseconds for which somebody waits for it. */
const patienceMs = 5_000;
/** Milliseconds until a walk that failed is tried again. */
const retryMs = 60 * 60_000;

const placeOf = (userId: string) =>
  ({ scope: erasureScope, id: `erasure.${derivedId("erasure", userId)}` }) as const;

export type ErasureDeps = Pick<CommunityDeps, "records" | "search" | "access" | "now" | "newId">;

/** There was no more time; what was done so far is kept. */
class OutOfTimeError extends Error {
  override name = "OutOfTimeError";
}

/**
 * Erases everything that is held about the person: what is theirs alone goes whole, and their name and id go from what
 * stays with others. It cannot be undone. Harmless to repeat, and what they do afterwards is new.
 *
 * It is noted first, so that it ends whatever happens here; done at once where the organisation is small enough, otherwise
 * by a sweep, which then tells them.
 */
export async function eraseMyData(deps: ErasureDeps, actor: Actor): Promise<EraseMyDataView["outcome"]> {
  const records = deps.records.forTenant(actor.tenantId);
  const { userId, name } = actor;
  const body: Body = { format: 1, userId, name, communityIds: [] };
  const request = await changeRecord(records, placeOf(userId), (current) =>
    current ? undefined : { ...placeOf(userId), kind: erasureKind, body },
  );
  if (!request) throw new Error("An erasure was neither noted nor there.");
  const until = deps.now().getTime() + patienceMs;
  try {
    const leased = await withLease({ ...deps, records }, walkLease, (lease) => {
      const step = stepOf(lease, () => deps.now());
      return erase(deps, request, async () => {
        if (deps.now().getTime() > until) throw new OutOfTimeError();
        await step();
      });
    });
    return leased.outcome === "done" ? "erased" : "underWay";
  } catch (error) {
    if (error instanceof OutOfTimeError || error instanceof LeaseLostError) return "underWay";
    throw error;
  }
}

/** Who waits to be erased, of those whom nothing holds up. */
export async function listErasures(records: Records, now: Date): Promise<StoredRecord[]> {
  const query = { scope: erasureScope, kind: erasureKind, order: "created", size: maxPageSize } as const;
  const page = await records.page(query);
  return page.records.filter((record) => {
    const { notBefore } = readBody(record, erasureBody, 1);
    return notBefore === undefined || Date.parse(notBefore) <= now.getTime();
  });
}

/** Goes on where the walk was left. Throws what fails in it; then it is tried again in an hour, from its beginning. */
export async function goOnErasing(
  deps: ErasureDeps,
  request: StoredRecord,
  lease: Lease,
  onErased: (person: { readonly tenantId: string; readonly userId: string }) => Promise<void>,
): Promise<void> {
  const { tenantId } = request;
  try {
    await erase(
      deps,
      request,
      stepOf(lease, () => deps.now()),
      onErased,
    );
  } catch (error) {
    if (error instanceof LeaseLostError) throw error;
    const notBefore = new Date(deps.now().getTime() + retryMs).toISOString();
    await changeRecord(
      deps.records.forTenant(tenantId),
      request,
      (current) => current && changedRecord<Body>(current, 1, { notBefore, mark: null }),
    );
    throw error;
  }
}

/** @param step before each page: throws to stop. */
async function erase(
  deps: ErasureDeps,
  request: StoredRecord,
  step: () => Promise<void>,
  onErased?: (person: { readonly tenantId: string; readonly userId: string }) => Promise<void>,
): Promise<void> {
  const { tenantId } = request;
  const records = deps.records.forTenant(tenantId);
  const work = { records, now: () => deps.now(), newId: () => deps.newId() };
  const asked = readBody(request, erasureBody, 1);
  const actor: Actor = { tenantId, userId: asked.userId, name: asked.name };
  const { person, joined } = await personOfWalk(deps, actor);
  const found = new Set(asked.communityIds);

  await eraseInThanks(work, personScope(actor), person);
  const seen = new Set<string>();
  let current: StoredRecord | undefined = request;
  for await (const page of pagesOf(records, erasureScope, asked.mark ?? undefined)) {
    for (const record of page.records) {
      await step();
      if (record.kind !== erasureKind && mentions(person, record.body))
        await eraseInRecord(work, record, person);
      const communityId = communityAt(record);
      if (communityId === undefined || seen.has(communityId)) continue;
      seen.add(communityId);
      const hasJoined = joined.has(communityId);
      if (await eraseInCommunity(work, communityId, person, { hasJoined, step })) found.add(communityId);
    }
    current = await changeRecord(
      records,
      placeOf(actor.userId),
      (now) => now && changedRecord<Body>(now, 1, { mark: page.mark, communityIds: [...found] }),
      current,
    );
  }

  while ((await records.forget(personScope(actor), maxPageSize)) > 0) await step();
  deps.access.forgetPerson(tenantId, actor.userId);
  await onErased?.({ tenantId, userId: actor.userId });
  await noteErased(work, [...found]);
  await removeRequest(records, actor.userId);
  await deps.search.forgetBytes(tenantId, [...found]);
  await forgetBytesOf(deps.records, records, await listErased(records));
}

async function removeRequest(records: Records, userId: string): Promise<void> {
  const { scope, id } = placeOf(userId);
  const record = await records.find(scope, id);
  if (record) await records.remove(scope, id, record.version);
}
