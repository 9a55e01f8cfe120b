// What is known of a kind of record, as far as people are concerned. Each kind that is ever written has an entry in
// kinds.ts; a test sees to it.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { asItIs } from "../outbox/message.ts";
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
  /** As it stands in records; with a dot at its end it is the beginning of one. */
  readonly kind: string;
  /**
   * Whether something of a record may be about them. Called for every record there is, so it looks closely only at what
   * has their id or name in it.
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
   * The record as it is without them; undefined: it goes. Called for records that concern them, of a community, of the
   * organisation or of another person; their own scope goes whole.
   */
  readonly without: (record: StoredRecord, person: Person, erasing: Erasing) => RecordToWrite | undefined;
}

export interface Erasing {
  readonly now: Date;
  /** The id that stands in place of theirs in this record. */
  readonly erasedUserId: string;
}

type Parts = Pick<PersonalDataKind, "kind"> & Partial<PersonalDataKind>;

/** What is not said otherwise: it concerns whose id is in it, holds nothing about them, and is kept without the id. */
export const personalDataKind = (parts: Parts): PersonalDataKind => ({
  concerns: (record, person) => mentions(person, record.body),
  about: () => undefined,
  without: (record, person, { erasedUserId }) => ({
    ...asItIs(record),
    body: withoutPerson(record.body, person, erasedUserId),
  }),
  ...parts,
});
