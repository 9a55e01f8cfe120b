// Every query text. Values are parameters; each text names tenant and scope, but that of the outbox and those
// of an operator's commands (listAllQueries, tenantQuery).
import type { SqlQuerySpec } from "@azure/cosmos";
import type { PageOrder, Scope } from "../records.ts";

export interface Partition {
  readonly tenantId: string;
  readonly scope: Scope;
}

type Value = string | number | readonly string[];

function query(text: string, values: Readonly<Record<string, Value>>): SqlQuerySpec {
  return {
    query: text.replace(/\s+/gu, " ").trim(),
    parameters: Object.entries(values).map(([name, value]) => ({
      name: `@${name}`,
      value: typeof value === "object" ? [...value] : value,
    })),
  };
}

const here = "c.tenantId = @tenantId AND c.scope = @scope";
const live = "(IS_NULL(c.expiresAt) OR c.expiresAt > @now)";

export function pageQuery(
  { tenantId, scope }: Partition,
  values: {
    readonly kind: string;
    readonly order: PageOrder;
    readonly now: string;
    readonly limit: number;
    readonly after: { readonly at: string; readonly id: string } | undefined;
  },
): SqlQuerySpec {
  const { kind, order, now, limit, after } = values;
  const at = order === "changed" ? "c.changedAt" : "c.createdAt";
  // The composite indexes serve their opposite order, too.
  const [behind, direction] = order === "oldest" ? [">", "ASC"] : ["<", "DESC"];
  const rest =
    after === undefined
      ? ""
      : `AND ${at} ${behind}= @at AND (${at} ${behind} @at OR c.recordId ${behind} @after)`;
  return query(
    `SELECT TOP @limit * FROM c
     WHERE ${here} AND c.kind = @kind AND ${live} ${rest}
     ORDER BY ${["c.tenantId", "c.scope", "c.kind", at, "c.recordId"].map((one) => `${one} ${direction}`).join(", ")}`,
    { tenantId, scope, kind, now, limit, ...(after && { at: after.at, after: after.id }) },
  );
}

/** Documents written in or after the second, without those that are known. */
export function changesQuery(
  { tenantId, scope }: Partition,
  { second, known, limit }: { second: number; known: readonly string[]; limit: number },
): SqlQuerySpec {
  return query(
    `SELECT TOP @limit * FROM c
     WHERE ${here} AND c._ts >= @second AND NOT ARRAY_CONTAINS(@known, c._etag)
     ORDER BY c.tenantId ASC, c.scope ASC, c._ts ASC, c.changedAt ASC`,
    { tenantId, scope, second, known, limit },
  );
}

/** Records that expire after the place, the first first. Without an id the whole moment lies behind. */
export function expiriesQuery(
  { tenantId, scope }: Partition,
  { at, id, limit }: { at: string; id: string | null; limit: number },
): SqlQuerySpec {
  const after =
    id === null ? "c.expiresAt > @at" : "c.expiresAt >= @at AND (c.expiresAt > @at OR c.recordId > @after)";
  return query(
    `SELECT TOP @limit * FROM c WHERE ${here} AND ${after}
     ORDER BY c.tenantId ASC, c.scope ASC, c.expiresAt ASC, c.recordId ASC`,
    { tenantId, scope, at, limit, ...(id !== null && { after: id }) },
  );
}

/** The last record that was shown of a whole store. */
interface PlaceInAll extends Partition {
  readonly kind: string;
  readonly at: string;
  readonly id: string;
}

/**
 * What follows the place, in one order over all partitions: the rest of its kind, of its scope, of its tenant, and of
 * all. Asked one after the other until there is enough. Each is a range of the index that the pages have; one text
 * for all four would need an OR, for which Cosmos DB reads from the beginning.
 * What stands for a removal has no kind.
 */
export function listAllQueries(
  place: PlaceInAll | undefined,
  { now, limit }: { now: string; limit: number },
): readonly { readonly partition: Partition | undefined; readonly spec: SqlQuerySpec }[] {
  const text = (where: string) =>
    `SELECT TOP @limit * FROM c WHERE ${where} AND ${live}
     ORDER BY c.tenantId DESC, c.scope DESC, c.kind DESC, c.createdAt DESC, c.recordId DESC`;
  const values = { now, limit };
  if (place === undefined) return [{ partition: undefined, spec: query(text(`c.kind > ""`), values) }];

  const { tenantId, scope, kind, at, id } = place;
  const partition = { tenantId, scope };
  return [
    { partition, spec: pageQuery(partition, { kind, order: "created", ...values, after: { at, id } }) },
    { partition, spec: query(text(`${here} AND c.kind < @kind`), { ...partition, kind, ...values }) },
    {
      partition: undefined,
      spec: query(text(`c.tenantId = @tenantId AND c.scope < @scope AND c.kind > ""`), {
        ...partition,
        ...values,
      }),
    },
    {
      partition: undefined,
      spec: query(text(`c.tenantId < @tenantId AND c.kind > ""`), { tenantId, ...values }),
    },
  ];
}

/** Whatever is kept of a tenant, removals too. */
export function tenantQuery({ tenantId, limit }: { tenantId: string; limit: number }): SqlQuerySpec {
  return query(`SELECT TOP @limit * FROM c WHERE c.tenantId = @tenantId ORDER BY c._ts ASC`, {
    tenantId,
    limit,
  });
}

/** Over all partitions: never while a person waits. */
export function outboxQuery({ now, limit }: { now: string; limit: number }): SqlQuerySpec {
  return query(
    `SELECT TOP @limit * FROM c WHERE c.waitingSince <= @now AND ${live} ORDER BY c.waitingSince ASC`,
    { now, limit },
  );
}
