// All records, scope by scope. By design nothing lists where a person has been, so looking for them means looking
// everywhere.
import type { Records, Scope, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { communityOfNote } from "../communities/purge.ts";
import { communityWithoutPlace } from "../communities/without-place.ts";
import { listJoinedIds } from "../communities/memberships.ts";
import { communityIdFrom, placeRecords } from "../communities/places.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { personFrom, type Person } from "./person.ts";

/** Records read at a time: of the largest bodies, some 20 MB, which are parsed without a pause. */
const readAtOnce = 20;

/** One at a time scans, in an organisation and across all instances. */
export const scanLease = { name: "my-data", seconds: 60 } as const;

interface ScanPage {
  readonly records: readonly StoredRecord[];
  /** Goes on behind this page. */
  readonly mark: string;
}

/** Every record of a scope, and again those that are written in between. */
export async function* pagesOf(records: Records, scope: Scope, from?: string): AsyncGenerator<ScanPage> {
  for (let mark = from; ;) {
    const changes = await records.changesSince(scope, mark, readAtOnce);
    yield { records: changes.written, mark: changes.mark };
    if (!changes.more) return;
    mark = changes.mark;
  }
}

/** The community to which a record of the organisation leads: each lives somewhere, or it is noted that it does not. */
export const communityAt = (record: StoredRecord): string | undefined =>
  record.kind === placeRecords.kind
    ? communityIdFrom(record)
    : (communityOfNote(record) ?? communityWithoutPlace(record));

/** How many records of the organisation lead to a community; of one with several places as many. */
export async function countCommunities(records: Records, step: () => Promise<void>): Promise<number> {
  let count = 0;
  for await (const page of pagesOf(records, "tenant")) {
    await step();
    count += page.records.filter((record) => communityAt(record) !== undefined).length;
  }
  return count;
}

/** The person as known before the first step, and the communities they joined. */
export async function personOfScan(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
): Promise<{ readonly person: Person; readonly joined: ReadonlySet<string> }> {
  return { person: personFrom(actor), joined: new Set(await listJoinedIds(deps, actor)) };
}
