// How bodies of records are read and written over while servers of two versions run side by side. The rules are in
// docs/decisions/record-formats.md.
import { z } from "zod";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { person, type Person } from "./person.ts";
import { Refusal } from "./refusal.ts";

/** A newer version of Commonplace wrote this record in a form that this one does not know. Nothing is wrong with it. */
export class NewerFormatError extends Refusal {
  override name = "NewerFormatError";

  constructor() {
    super({ code: "newerVersion" });
  }
}

const withFormat = z.object({ format: z.number() });

/** Of the body of every record; part of the version of the search index, which keeps bodies. */
export const recordFormat = 1;

function refuseOtherFormat(record: StoredRecord): void {
  const found = withFormat.safeParse(record.body);
  if (found.success && found.data.format !== recordFormat) throw new NewerFormatError();
}

/** The body in the one format that this version knows, without fields that it does not know. */
export function readBody<Body>(record: StoredRecord, schema: z.ZodType<Body>): Body {
  refuseOtherFormat(record);
  withFormat.parse(record.body);
  return schema.parse(record.body);
}

/** The record with some fields of its body changed. All else stays as it was read: other fields, outbox, expiry. */
export function changedBody(record: StoredRecord, changes: object): RecordToWrite {
  refuseOtherFormat(record);
  const { scope, id, kind, body, outbox, expiresAt } = record;
  return {
    scope,
    id,
    kind,
    body: { ...(typeof body === "object" && body), ...changes },
    ...(outbox !== undefined && { outbox }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

const importedBody = z.object({
  imported: z.object({
    from: z.string(),
    /** The importer, whose claim the names in the file are. */
    by: person.optional(),
    createdAt: z.string(),
    changedAt: z.string(),
  }),
});

/** The record as it comes from a file: made and changed when it was where it comes from. */
export const importedRecord = (
  record: RecordToWrite,
  { from, by, createdAt, changedAt }: z.infer<typeof importedBody>["imported"],
): RecordToWrite => ({
  ...record,
  body: {
    ...(typeof record.body === "object" && record.body),
    imported: { from, ...(by && { by: { ...by } }), createdAt, changedAt },
  },
});

/** Id of the file that brought the record; undefined for one that was made here. */
export const importedFrom = ({ body }: StoredRecord): string | undefined =>
  importedBody.safeParse(body).data?.imported.from;

/** The importer; undefined for a record that was made here, or where it is not known. */
export const importedBy = ({ body }: StoredRecord): Person | undefined =>
  importedBody.safeParse(body).data?.imported.by;

/** When something was made and last changed: of what came with a file, where it came from. */
export function timesOf(record: StoredRecord): { createdAt: string; changedAt: string } {
  const { createdAt, changedAt } = record;
  const before = importedBody.safeParse(record.body).data?.imported;
  if (!before) return { createdAt, changedAt };
  return { createdAt: before.createdAt, changedAt: changedAt === createdAt ? before.changedAt : changedAt };
}

/** Whether an error says that this very record cannot be read, so that a list goes on without it. */
export const isUnreadable = (error: unknown): boolean =>
  error instanceof NewerFormatError || error instanceof z.ZodError;

/** The readable records of a list; errors of the others go to `onUnreadable`. */
export function readable<Value, Source = StoredRecord>(
  deps: { onUnreadable(error: unknown): void },
  records: readonly Source[],
  read: (record: Source) => Value,
): Value[] {
  return records.flatMap((record) => {
    try {
      return [read(record)];
    } catch (error) {
      if (!isUnreadable(error)) throw error;
      deps.onUnreadable(error);
      return [];
    }
  });
}
