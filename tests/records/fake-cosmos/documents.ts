// The documents of the fake: partitions, conditions, limits, ETags, the clock of whole seconds and the time to live.
import { randomUUID } from "node:crypto";
import { compareValues } from "./query.ts";
import type { Item, Query } from "./query.ts";

/** https://learn.microsoft.com/azure/cosmos-db/concepts-limits#per-item-limits */
const maxBytes = 2 * 1024 * 1024;
const maxIdBytes = 1023;
const maxDepth = 128;

/** What the store answers instead. */
export class Refusal extends Error {
  readonly status: number;
  readonly substatus: number;

  constructor(status: number, message: string, substatus = 0) {
    super(message);
    this.status = status;
    this.substatus = substatus;
  }
}

export interface Document extends Item {
  readonly id: string;
  readonly _etag: string;
  readonly _ts: number;
  readonly _rid: string;
}

export type PartitionKey = readonly [scope: string, tenantId: string];

const keyOf = (partition: PartitionKey, id: string) => JSON.stringify([...partition, id]);

export class Documents {
  /** Answers from all partitions, whatever it was asked for. */
  ignoresPartitions = false;
  readonly #documents: Map<string, Document>;
  readonly #now: () => Date;
  #written: number;

  /** @param stored are copied. */
  constructor(now: () => Date, stored?: Documents) {
    this.#now = now;
    this.#documents = new Map(stored ? stored.#documents : []);
    this.#written = stored ? stored.#written : 0;
  }

  read(partition: PartitionKey, id: string): Document {
    this.#clear();
    const found = this.ignoresPartitions
      ? [...this.#documents.values()].findLast((document) => document.id === id)
      : this.#documents.get(keyOf(partition, id));
    if (found === undefined) throw new Refusal(404, "Entity with the specified id does not exist.");
    return found;
  }

  create(partition: PartitionKey, item: Item): Document {
    this.#clear();
    const id = check(partition, item);
    if (this.#documents.has(keyOf(partition, id))) throw new Refusal(409, "The id already exists.");
    return this.#keep(partition, { ...item, id });
  }

  replace(partition: PartitionKey, id: string, item: Item, etag: string | undefined): Document {
    const before = this.#expect(partition, id, etag);
    if (check(partition, item) !== id) throw new Refusal(400, "The id of a document cannot be changed.");
    return this.#keep(partition, { ...item, id, _rid: before._rid });
  }

  patch(partition: PartitionKey, id: string, operations: unknown, etag: string | undefined): Document {
    const before = this.#expect(partition, id, etag);
    if (!Array.isArray(operations) || operations.length === 0 || operations.length > 10)
      throw new Refusal(400, "A patch has 1 to 10 operations.");
    const changes = operations.map((operation: { op?: unknown; path?: unknown; value?: unknown }) => {
      const property = /^\/([a-z]\w*)$/iu.exec(String(operation.path))?.[1];
      const isFixed = property === "id" || property === "tenantId" || property === "scope";
      if (operation.op !== "set" || property === undefined || isFixed || operation.value === undefined)
        throw new Refusal(400, "This operation is not understood.");
      return [property, operation.value] as const;
    });
    const after = { ...before, ...Object.fromEntries(changes) };
    check(partition, after);
    return this.#keep(partition, after);
  }

  delete(partition: PartitionKey, id: string): void {
    this.read(partition, id);
    this.#documents.delete(keyOf(partition, id));
  }

  /** In order, from the place on that an earlier answer ended with. */
  find(query: Query, after: Document | undefined): Document[] {
    this.#clear();
    const inOrder = (left: Item, right: Item) =>
      query.orderBy
        .map(
          ({ property, descending }) =>
            compareValues(left[property], right[property]) * (descending ? -1 : 1),
        )
        .find((order) => order !== 0) ?? compareValues(left["_rid"], right["_rid"]);
    return [...this.#documents.values()]
      .filter((document) => this.ignoresPartitions || query.where(document) === true)
      .filter((document) => query.orderBy.every(({ property }) => document[property] !== undefined))
      .filter((document) => after === undefined || inOrder(document, after) > 0)
      .sort(inOrder);
  }

  all(): readonly Document[] {
    return [...this.#documents.values()];
  }

  #expect(partition: PartitionKey, id: string, etag: string | undefined): Document {
    this.#clear();
    const document = this.#documents.get(keyOf(partition, id));
    if (etag === undefined) throw new Refusal(400, "The app writes over nothing without a condition.");
    if (document === undefined) throw new Refusal(404, "Entity with the specified id does not exist.");
    if (etag !== document._etag && etag !== "*") throw new Refusal(412, "The precondition is not met.");
    return document;
  }

  #keep(partition: PartitionKey, item: Item & { readonly id: string }): Document {
    this.#written += 1;
    const _rid = typeof item["_rid"] === "string" ? item["_rid"] : String(this.#written).padStart(8, "0");
    const document = { ...item, _rid, _etag: `"${randomUUID()}"`, _ts: this.#second() };
    this.#documents.set(keyOf(partition, item.id), document);
    return document;
  }

  #second(): number {
    return Math.floor(this.#now().getTime() / 1000);
  }

  #clear(): void {
    for (const [key, { ttl, _ts }] of this.#documents) {
      if (typeof ttl === "number" && ttl > 0 && _ts + ttl <= this.#second()) this.#documents.delete(key);
    }
  }
}

/** The id, if the document may be kept in the partition. */
function check([scope, tenantId]: PartitionKey, item: Item): string {
  const { id, ttl } = item;
  if (typeof id !== "string" || !/^[^/\\?#]+(?<! )$/u.test(id) || Buffer.byteLength(id) > maxIdBytes)
    throw new Refusal(400, "The id is not valid.");
  if (item["tenantId"] !== tenantId || item["scope"] !== scope)
    throw new Refusal(400, "The document does not belong to the partition of the header.");
  if (ttl !== -1 && !(Number.isInteger(ttl) && Number(ttl) > 0 && Number(ttl) <= 2_147_483_647))
    throw new Refusal(400, "The time to live is not valid.");
  if (depthOf(item) > maxDepth) throw new Refusal(400, "The document is nested too deep.");
  if (Buffer.byteLength(JSON.stringify(item)) > maxBytes)
    throw new Refusal(413, "The document is too large.");
  return id;
}

function depthOf(value: unknown): number {
  if (typeof value !== "object" || value === null) return 0;
  return 1 + Math.max(0, ...Object.values(value).map(depthOf));
}
