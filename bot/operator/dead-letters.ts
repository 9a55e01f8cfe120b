// The messages of one tenant that will not be delivered by themselves any more: `outbox:list` and `outbox:resend`.
import { z } from "zod";
import { deadLetterFrom, deadLetters, type DeadLetter } from "../community/outbox/dead-letter.ts";
import { allRecords } from "../community/core/all-records.ts";
import { isUnreadable } from "../community/core/stored-body.ts";
import { maxPageSize, type Records, type StoredRecord } from "../records/records.ts";
import { type Ask, WrongInputError } from "./command.ts";

const guid = z.guid().transform((id) => id.toLowerCase());

/** Throws {@link WrongInputError}. */
export function askTenant(ask: Ask): string {
  const tenant = guid.safeParse(ask("tenant")).data;
  if (tenant === undefined)
    throw new WrongInputError("--tenant is wrong: it is the id of a tenant (a GUID).");
  return tenant;
}

export interface FoundLetter {
  readonly record: StoredRecord;
  /** Undefined for one that only a newer version can read. */
  readonly letter: DeadLetter | undefined;
}

/** All of them, newest first. */
export async function* deadLettersOf(records: Records): AsyncGenerator<FoundLetter> {
  const query = { scope: "tenant", kind: deadLetters.kind, order: "created", size: maxPageSize } as const;
  for await (const record of allRecords(records, query)) yield { record, letter: readLetter(record) };
}

function readLetter(record: StoredRecord): DeadLetter | undefined {
  try {
    return deadLetterFrom(record);
  } catch (error) {
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
