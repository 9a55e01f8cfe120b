import type { z } from "zod";
import type { CommunityDeps } from "../../community/ports.ts";
import type { WaitingMessage } from "../../community/telling/message.ts";
import type { Told } from "../../community/telling/teller.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Notifier } from "../notifier.ts";

export type TellingDeps = Pick<CommunityDeps, "records" | "links"> & { readonly notifier: Notifier };

export interface Telling<Data> {
  readonly tenantId: string;
  /** As it is now: what is told is read from it. */
  readonly record: StoredRecord;
  readonly message: WaitingMessage;
  readonly data: Data;
}

/** A kind of message: what waits, and which card it becomes. Each is a file of its own beside this one. */
export interface Kind<Data> {
  readonly data: z.ZodType<Data>;
  /** Throws UnsentError, and NewerFormatError for a record that only a newer version can read. */
  readonly tell: (deps: TellingDeps, telling: Telling<Data>) => Promise<Told>;
}
