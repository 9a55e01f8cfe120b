// What the domain asks of the outside, in its own words.
import type { RecordStore, StoredRecord } from "../../records/records.ts";
import type { Access } from "./access.ts";
import type { Quotas } from "../core/quotas.ts";
import type { People } from "./roster.ts";
import type { Links } from "./links.ts";

/** Works on jobs; see jobs/. */
export interface Jobs {
  /** Begins to work on a job that was just asked for, if there is room, and does not wait for it. Never throws. */
  begin(job: StoredRecord): void;
}

/** What use cases work with. */
export interface CommunityDeps {
  readonly records: RecordStore;
  readonly access: Access;
  readonly people: People;
  readonly links: Links;
  readonly quotas: Quotas;
  /** What Teams calls a channel of a team; empty where it is none of that team, or Teams does not say in time. */
  readonly nameOfChannel: (teamId: string, channelId: string) => Promise<string>;
  readonly jobs: Jobs;
  now(): Date;
  /** For a record that a list omits since it cannot be read; the message may contain people's text. */
  onUnreadable(error: unknown): void;
  /** A new id of our own: 22 characters that cannot be guessed. */
  newId(): string;
}
