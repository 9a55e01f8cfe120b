// What a kind of record is: where it lies, what its body holds and whether that is about people. The personal data of
// each kind is listed in my-data/kinds.ts.
import { z } from "zod";
import type { RecordToWrite, Records, StoredRecord } from "../../records/records.ts";
import { changeRecord, type RecordKey } from "./change-record.ts";
import { changedRecord, readBody, recordFormat } from "./stored-body.ts";

/** Of a body, all but its format. */
type Fields = Readonly<Record<string, unknown>>;

interface Definition<Owner, Body extends Fields> {
  readonly kind: string;
  readonly key: (owner: Owner) => RecordKey;
  readonly body: z.ZodType<Body>;
}

const formatted = z.object({ format: z.literal(recordFormat) });

export function defineRecord<Owner, Body extends Fields>({ kind, key, body }: Definition<Owner, Body>) {
  return {
    kind,
    key,
    read: (record: StoredRecord): Body => {
      readBody(record, formatted);
      return body.parse(record.body);
    },
    /** A new record, or the current one with these fields: what a newer version has added to it stays. */
    written: (owner: Owner, fields: Body, current?: StoredRecord): RecordToWrite =>
      current
        ? changedRecord<Fields & { readonly format: number }>(current, fields)
        : { ...key(owner), kind, body: { format: recordFormat, ...fields } },
  };
}

/** A kind of which each owner has one record; before it is first written it reads as `empty`. */
export function defineSingleRecord<Owner, Body extends Fields>(
  definition: Definition<Owner, Body> & { readonly empty: NoInfer<Body> },
) {
  const one = defineRecord(definition);
  const read = (record: StoredRecord | undefined): Body => (record ? one.read(record) : definition.empty);
  return {
    ...one,
    read,
    async find(records: Records, owner: Owner): Promise<Body> {
      const { scope, id } = one.key(owner);
      return read(await records.find(scope, id));
    },
    /**
     * Changes the body over what others do at the same time; the same body leaves the record as it is.
     * @returns the body as it is afterwards.
     */
    async change(
      records: Records,
      owner: Owner,
      step: (before: Body) => Body,
      known?: StoredRecord,
    ): Promise<Body> {
      const write = (current: StoredRecord | undefined) => {
        const before = read(current);
        const after = step(before);
        return after === before ? undefined : one.written(owner, after, current);
      };
      return read(await changeRecord(records, one.key(owner), write, known));
    },
  };
}
