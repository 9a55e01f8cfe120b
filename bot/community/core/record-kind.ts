// What a kind of record is: where it is stored and what its body holds. The personal data of each kind is listed in
// my-data/kinds.ts, and what people read about it in my-data/data-inventory.ts.
import type { z } from "zod";
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import type { RecordToWrite, Records, StoredRecord } from "../../records/records.ts";
import { changeRecord, type RecordKey } from "./change-record.ts";
import { changedBody, readBody, recordFormat } from "./stored-body.ts";

interface Definition<Kind extends string, Owner, Body extends object> {
  readonly kind: Kind;
  readonly key: (owner: Owner) => RecordKey;
  /** All but the format. */
  readonly body: z.ZodType<Body> & { readonly shape: object };
}

export function defineRecord<Kind extends string, Owner, Body extends object>({
  kind,
  key,
  body,
}: Definition<Kind, Owner, Body>) {
  /** Of a value with more fields, those of the body. */
  const fieldsOf = (value: object) =>
    Object.fromEntries(Object.entries(value).filter(([name]) => name in body.shape));
  const changed = (record: StoredRecord, changes: Partial<DeepReadonly<Body>>): RecordToWrite =>
    changedBody(record, fieldsOf(changes));
  return {
    kind,
    key,
    fieldsOf,
    read: (record: StoredRecord): Body => readBody(record, body),
    /** The record with some fields changed: the rest stays, including what a newer version has added. */
    changed,
    /** A new record, or the current one with these fields. */
    written: (owner: Owner, value: DeepReadonly<Body>, current?: StoredRecord): RecordToWrite =>
      current
        ? changedBody(current, fieldsOf(value))
        : { ...key(owner), kind, body: { format: recordFormat, ...fieldsOf(value) } },
    findRecord(records: Pick<Records, "find">, owner: Owner): Promise<StoredRecord | undefined> {
      const { scope, id } = key(owner);
      return records.find(scope, id);
    },
  };
}

/** A kind of which each owner has one record; before it is first written it reads as `empty`. */
export function defineSingleRecord<Kind extends string, Owner, Body extends object>(
  definition: Definition<Kind, Owner, Body> & { readonly empty: NoInfer<Body> },
) {
  const one = defineRecord(definition);
  const read = (record: StoredRecord | undefined): Body => (record ? one.read(record) : definition.empty);
  return {
    ...one,
    read,
    find: async (records: Records, owner: Owner): Promise<Body> => read(await one.findRecord(records, owner)),
    /**
     * Changes the body over concurrent changes; a step that returns the same body leaves the record as it is.
     * @returns the body as it is afterwards.
     */
    async change(
      records: Records,
      owner: Owner,
      step: (before: Body) => DeepReadonly<Body>,
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
