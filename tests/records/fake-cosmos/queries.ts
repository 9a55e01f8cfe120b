// Which queries the fake answers: those of one partition that name it, and over all partitions that of
// the outbox and those of an operator's commands.
import assert from "node:assert/strict";
import { containerDefinition } from "../../../bot/records/cosmos/definition.ts";
import { Refusal } from "./documents.ts";
import type { PartitionKey } from "./documents.ts";
import { parseQuery } from "./query.ts";
import type { Query } from "./query.ts";

interface QueryBody {
  readonly query: string;
  readonly parameters: readonly { readonly name: string; readonly value: unknown }[];
}

/** What the SDK puts there on the first page. */
const filter = "{documentdb-formattableorderbyquery-filter}";
const prefix =
  /^SELECT TOP @limit c\._rid, \[(?:(?:, )?\{"item": c\.\w+\})+\] AS orderByItems, c AS payload FROM c WHERE /u;

/** Throws a refusal for any text that is not understood, not indexed, or does not name the partition it goes to. */
export function readQuery(body: QueryBody, partition: PartitionKey | undefined): Query {
  try {
    const parameters = new Map(body.parameters.map(({ name, value }) => [name, value]));
    const query = parseQuery(body.query, parameters);
    checkIndexes(query);
    if (partition === undefined) {
      assert.ok(isForAll(query), "this is asked for in one partition only");
    } else {
      const [scope, tenantId] = partition;
      for (const [property, value] of Object.entries({ tenantId, scope })) {
        const isNamed = query.pinned.some((pinned) => pinned.property === property && pinned.value === value);
        assert.ok(isNamed, `the text names ${property} as the header does`);
      }
    }
    return query;
  } catch (error) {
    throw new Refusal(400, `${String(error)} in: ${body.query}`);
  }
}

/** The outbox, all records in the order of partitions, or whatever is kept of one tenant. */
function isForAll({ properties, orderBy, pinned }: Query): boolean {
  if (pinned.some(({ property }) => property === "scope")) return false;
  const first = orderBy[0]?.property;
  return (
    properties.includes("waitingSince") ||
    first === "tenantId" ||
    (first === "_ts" && pinned.some(({ property }) => property === "tenantId"))
  );
}

/**
 * An order by several properties needs a composite index of just that order or of its opposite; every other one a range
 * index. https://learn.microsoft.com/azure/cosmos-db/index-policy#order-by-queries-on-multiple-properties
 */
function checkIndexes({ orderBy, properties }: Query): void {
  const { includedPaths, compositeIndexes } = containerDefinition.indexingPolicy;
  const included = includedPaths.map(({ path }) => path);
  for (const property of properties.filter((name) => name !== "_etag"))
    assert.ok(included.includes(`/${property}/?`), `${property} is not indexed`);
  if (orderBy.length === 1) return;
  const wanted = [true, false].map((isDescending) =>
    JSON.stringify(
      orderBy.map(({ property, descending }) => ({
        path: `/${property}`,
        order: descending === isDescending ? "descending" : "ascending",
      })),
    ),
  );
  assert.ok(
    compositeIndexes.some((index) => wanted.includes(JSON.stringify(index))),
    "The order by query does not have a corresponding composite index",
  );
}

/** How the SDK is to ask each physical partition, and to merge what they answer. */
export function planOf(body: QueryBody, { top, orderBy }: Query) {
  const where = /WHERE (.*) ORDER BY/u.exec(body.query)?.[1] ?? "";
  const items = orderBy.map(({ property }) => `c.${property}`);
  const inOrder = orderBy.map(({ property, descending }) => `c.${property} ${descending ? "DESC" : "ASC"}`);
  return {
    partitionedQueryExecutionInfoVersion: 2,
    queryInfo: {
      distinctType: "None",
      top,
      offset: null,
      limit: null,
      orderBy: orderBy.map(({ descending }) => (descending ? "Descending" : "Ascending")),
      orderByExpressions: items,
      groupByExpressions: [],
      groupByAliases: [],
      aggregates: [],
      groupByAliasToAggregateType: {},
      rewrittenQuery: `SELECT TOP @limit c._rid, [${items.map((item) => `{"item": ${item}}`).join(", ")}] AS orderByItems, c AS payload FROM c WHERE (${where}) AND (${filter}) ORDER BY ${inOrder.join(", ")}`,
      hasSelectValue: false,
      hasNonStreamingOrderBy: false,
    },
    queryRanges: [{ min: "", max: "FF", isMinInclusive: true, isMaxInclusive: false }],
  };
}

/** The text that was planned, when this is one of the plan's; else undefined. */
export function plannedText(text: string): string | undefined {
  if (!prefix.test(text)) return undefined;
  return text
    .replace(prefix, "SELECT TOP @limit * FROM c WHERE ")
    .replace(" AND (true) ORDER BY", " ORDER BY");
}
