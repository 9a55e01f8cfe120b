// What is known of a kind of record, as far as people are concerned. Each kind that is ever written has an entry in
// kinds.ts; a test sees to it.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { asItIs } from "../outbox/message.ts";
import type { InventoriedKind } from "./data-inventory.ts";
import { mentions, type Person } from "./person.ts";
import { withoutPerson } from "./without-person.ts";

export interface PersonalData {
  /** What is stored about the person, and nothing about others but what they said to the person. */
  readonly data: Readonly<Record<string, unknown>>;
  /** The same to be read, where there is a text. Markdown. */
  readonly pages?: readonly {
    readonly folder: PageFolder;
    readonly title: string;
    readonly markdown: string;
  }[];
}

export const pageFolders = ["tips", "problems", "replies", "stories", "thanks", "charters"] as const;
export type PageFolder = (typeof pageFolders)[number];

export interface PersonalDataKind {
  /** The kind of a record, or with a dot at its end a prefix. */
  readonly kind: InventoriedKind;
  /**
   * Whether a record may be about them. Called for every record, so it looks closely only where their id or name is.
   */
  readonly concerns: (record: StoredRecord, person: Person) => boolean;
  /**
   * What of a record is about them; undefined: nothing.
   * @param among records of the same scope that concern them, by id.
   */
  readonly about: (
    record: StoredRecord,
    person: Person,
    among: ReadonlyMap<string, StoredRecord>,
  ) => PersonalData | undefined;
  /**
   * The record without them; undefined: it is removed. Called for records that concern them, except their own, which
   * are removed whole.
   */
  readonly without: (record: StoredRecord, person: Person, erasing: Erasing) => RecordToWrite | undefined;
}

export interface Erasing {
  readonly now: Date;
  /** In place of their id in this record. */
  readonly erasedUserId: string;
}

type Parts = Pick<PersonalDataKind, "kind"> & Partial<PersonalDataKind>;

/** By default a record concerns the people whose id it has, holds nothing about them, and is kept without the id. */
export const personalDataKind = (parts: Parts): PersonalDataKind => ({
  concerns: (record, person) => mentions(person, record.body),
  about: () => undefined,
  without: (record, person, { erasedUserId }) => ({
    ...asItIs(record),
    body: withoutPerson(record.body, person, erasedUserId),
  }),
  ...parts,
});
