// Everything that is held about somebody, gathered for them alone. Only their own person asks for it.
import type { HeldThing, MyDataFile } from "../../contract/my-data.ts";
import type { Records, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../actor.ts";
import { communityFrom, communityKind, communityScope } from "../community.ts";
import { withLease } from "../lease.ts";
import { personScope } from "../personal/person-scope.ts";
import type { CommunityDeps } from "../ports.ts";
import { Refusal } from "../refusal.ts";
import { isUnreadable } from "../stored-body.ts";
import type { Held } from "./held-kind.ts";
import { waitingIn } from "../telling/message.ts";
import { heldKindOf } from "./kinds.ts";
import { meet } from "./meet.ts";
import { mentions, type Person } from "./person.ts";
import { communityAt, listAll, pagesOf, personOfWalk, stepOf, walkLease } from "./walk.ts";

type Deps = Pick<CommunityDeps, "records" | "now" | "newId" | "onUnreadable">;

export type HeldPage = NonNullable<Held["pages"]>[number];

export interface MyData {
  readonly file: MyDataFile;
  /** The texts in it, to be read. */
  readonly pages: readonly HeldPage[];
}

/**
 * What is held about the person, whole, and of others only what they said to the person. It reads every record of the
 * organisation once, twice where the person has been: one at a time does, across all instances.
 * Throws {@link Refusal} `busy` while another is at it.
 */
export async function exportMyData(deps: Deps, actor: Actor): Promise<MyData> {
  const records = deps.records.forTenant(actor.tenantId);
  const leased = await withLease({ ...deps, records }, walkLease, async (lease) => {
    const gathering = new Gathering(deps, records, actor);
    await gathering.gatherAll(stepOf(lease, () => deps.now()));
    return gathering.result();
  });
  if (leased.outcome === "taken") throw new Refusal({ code: "busy" });
  return leased.value;
}

class Gathering {
  readonly #deps: Deps;
  readonly #records: Records;
  readonly #actor: Actor;
  readonly #own: HeldThing[] = [];
  readonly #communities: MyDataFile["communities"] = [];
  readonly #leftOut: MyDataFile["leftOut"] = [];
  readonly #pages: HeldPage[] = [];

  constructor(deps: Deps, records: Records, actor: Actor) {
    this.#deps = deps;
    this.#records = records;
    this.#actor = actor;
  }

  async gatherAll(step: () => Promise<void>): Promise<void> {
    const { person, joined } = await personOfWalk(this.#deps, this.#actor);
    for (const record of await listAll(this.#records, personScope(this.#actor)))
      this.#own.push(...this.#heldIn(record, person));
    const seen = new Set<string>();
    for await (const page of pagesOf(this.#records, "tenant")) {
      for (const record of page.records) {
        await step();
        if (mentions(person, record.body)) this.#own.push(...this.#heldIn(record, person));
        const communityId = communityAt(record);
        if (communityId === undefined || seen.has(communityId)) continue;
        seen.add(communityId);
        await this.#gatherCommunity(communityId, person, { hasJoined: joined.has(communityId), step });
      }
    }
  }

  result(): MyData {
    const { userId, name } = this.#actor;
    return {
      file: {
        format: "commonplace-my-data",
        version: 1,
        exportedAt: this.#deps.now().toISOString(),
        person: { userId, name },
        own: this.#own,
        communities: this.#communities,
        leftOut: this.#leftOut,
      },
      pages: this.#pages,
    };
  }

  /** Somebody of the same name is somebody else where the person has never been: their name alone says nothing there. */
  async #gatherCommunity(
    communityId: string,
    stranger: Person,
    { hasJoined, step }: { readonly hasJoined: boolean; readonly step: () => Promise<void> },
  ): Promise<void> {
    const { isThere, person } = await meet(this.#records, communityId, stranger, step);
    if (!isThere && !hasJoined) return;
    const among = new Map<string, StoredRecord>();
    let name = "";
    for await (const page of pagesOf(this.#records, communityScope(communityId))) {
      await step();
      for (const record of page.records) {
        if (record.kind === communityKind) name = this.#read(record, communityFrom)?.name ?? "";
        if (this.#isConcerned(record, person)) among.set(record.id, record);
        else among.delete(record.id);
      }
    }
    const held = [...among.values()].flatMap((record) => this.#heldIn(record, person, among));
    if (held.length > 0) this.#communities.push({ id: communityId, name, held });
  }

  #isConcerned(record: StoredRecord, person: Person): boolean {
    const isMeant = () => heldKindOf(record)?.concerns(record, person) ?? mentions(person, record.body);
    return mentions(person, record.outbox) || this.#read(record, isMeant) === true;
  }

  #heldIn(
    record: StoredRecord,
    person: Person,
    among: ReadonlyMap<string, StoredRecord> = new Map(),
  ): HeldThing[] {
    const kind = heldKindOf(record);
    if (!kind && mentions(person, record.body)) this.#leaveOut(record);
    const isOwn = record.scope === personScope(this.#actor);
    const about = this.#read(record, () =>
      kind && (isOwn || kind.concerns(record, person)) ? kind.about(record, person, among) : undefined,
    );
    this.#pages.push(...(about?.pages ?? []));
    const { kind: name, id, createdAt, changedAt } = record;
    const waiting = waitingIn(record).filter(({ data }) => mentions(person, data));
    return [
      ...(about ? [{ kind: name, id, createdAt, changedAt, data: about.data }] : []),
      ...waiting.map((message) => ({
        kind: "waitingMessage",
        id: message.id,
        createdAt: changedAt,
        changedAt,
        data: { says: message.kind },
      })),
    ];
  }

  #read<Value>(record: StoredRecord, read: (record: StoredRecord) => Value): Value | undefined {
    try {
      return read(record);
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      this.#deps.onUnreadable(error);
      this.#leaveOut(record);
      return undefined;
    }
  }

  #leaveOut({ kind, id }: StoredRecord): void {
    this.#leftOut.push({ kind, id });
  }
}
