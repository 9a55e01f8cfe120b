// What records hold about a person, record by record.
import type { HeldThing, MyDataFile } from "../../contract/my-data.ts";
import { maxPageSize, type Records, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import type { Actor } from "../core/actor.ts";
import { communityFrom, communityRecords, communityScope } from "../communities/community.ts";
import { isFilePart } from "../jobs/kept-file.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { pictureRecords } from "../pictures/picture.ts";
import { isUnreadable } from "../core/stored-body.ts";
import { waitingIn } from "../outbox/message.ts";
import type { PersonalData } from "./personal-data-kind.ts";
import { personalDataKindOf } from "./kinds.ts";
import { visit } from "./visit.ts";
import { mentions, type Person } from "./person.ts";
import { pagesOf } from "./scan.ts";
import { personScope } from "../core/person.ts";

export type PersonalDataPage = NonNullable<PersonalData["pages"]>[number];

/** What is held, and the texts in it, to be read. */
export interface PersonalDataHere {
  readonly things: readonly HeldThing[];
  readonly pages: readonly PersonalDataPage[];
}

interface HeldInCommunity {
  readonly name: string;
  /** In no order, and looked at one by one: together they may be much. */
  readonly held: AsyncIterable<PersonalDataHere>;
}

export class Gathering {
  readonly #deps: Pick<CommunityDeps, "onUnreadable">;
  readonly #records: Records;
  readonly #actor: Actor;
  readonly #leftOut: MyDataFile["leftOut"] = [];

  constructor(deps: Pick<CommunityDeps, "onUnreadable">, records: Records, actor: Actor) {
    this.#deps = deps;
    this.#records = records;
    this.#actor = actor;
  }

  /** What only a newer version can read, so far. */
  get leftOut(): MyDataFile["leftOut"] {
    return this.#leftOut;
  }

  /** The person's own records, and those of the organisation outside communities. */
  async *ofPerson(person: Person, step: () => Promise<void>): AsyncGenerator<PersonalDataHere> {
    for await (const record of this.#allOnce(personScope(this.#actor), step))
      if (!isFilePart(record)) yield this.#heldIn(record, person);
    for await (const record of this.#allOnce("tenant", step))
      if (mentions(person, record.body)) yield this.#heldIn(record, person);
  }

  /**
   * What a community holds about the person; undefined: nothing. Where they have never been, a person of the same name
   * is someone else.
   */
  async ofCommunity(
    communityId: string,
    stranger: Person,
    { hasJoined, step }: { readonly hasJoined: boolean; readonly step: () => Promise<void> },
  ): Promise<HeldInCommunity | undefined> {
    const { isThere, person } = await visit(this.#records, communityId, stranger, step);
    if (!isThere && !hasJoined) return undefined;
    const among = new Map<string, StoredRecord>();
    let name = "";
    for await (const page of pagesOf(this.#records, communityScope(communityId))) {
      for (const record of page.records) {
        await step();
        if (record.kind === communityRecords.kind) name = this.#read(record, communityFrom)?.name ?? "";
        // Too many to be held at once; they are read again.
        if (record.kind === pictureRecords.kind) continue;
        if (this.#isConcerned(record, person)) among.set(record.id, record);
        else among.delete(record.id);
      }
    }
    return { name, held: this.#heldAmong(among, person, communityId, step) };
  }

  async *#heldAmong(
    among: ReadonlyMap<string, StoredRecord>,
    person: Person,
    communityId: string,
    step: () => Promise<void>,
  ): AsyncGenerator<PersonalDataHere> {
    for (const record of among.values()) yield this.#heldIn(record, person, among);
    const scope = communityScope(communityId);
    const query = { scope, kind: pictureRecords.kind, order: "oldest", size: maxPageSize } as const;
    for await (const record of allRecords(this.#records, query)) {
      await step();
      if (this.#isConcerned(record, person)) yield this.#heldIn(record, person);
    }
  }

  /** Without records that are written in between, which would appear twice. */
  async *#allOnce(scope: StoredRecord["scope"], step: () => Promise<void>): AsyncGenerator<StoredRecord> {
    const seen = new Set<string>();
    for await (const page of pagesOf(this.#records, scope)) {
      for (const record of page.records) {
        await step();
        if (seen.has(record.id)) continue;
        seen.add(record.id);
        yield record;
      }
    }
  }

  #isConcerned(record: StoredRecord, person: Person): boolean {
    const isMeant = () =>
      personalDataKindOf(record)?.concerns(record, person) ?? mentions(person, record.body);
    return mentions(person, record.outbox) || this.#read(record, isMeant) === true;
  }

  #heldIn(
    record: StoredRecord,
    person: Person,
    among: ReadonlyMap<string, StoredRecord> = new Map(),
  ): PersonalDataHere {
    const kind = personalDataKindOf(record);
    if (!kind && mentions(person, record.body)) this.#leaveOut(record);
    const isOwn = record.scope === personScope(this.#actor);
    const about = this.#read(record, () =>
      kind && (isOwn || kind.concerns(record, person)) ? kind.about(record, person, among) : undefined,
    );
    const { kind: name, id, createdAt, changedAt } = record;
    const waiting = waitingIn(record).filter(({ data }) => mentions(person, data));
    const things = [
      ...(about ? [{ kind: name, id, createdAt, changedAt, data: about.data }] : []),
      ...waiting.map((message) => ({
        kind: "waitingMessage",
        id: message.id,
        createdAt: changedAt,
        changedAt,
        data: { says: message.kind },
      })),
    ];
    return { things, pages: about?.pages ?? [] };
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
