// A server on this machine that speaks the part of Cosmos DB's protocol that the app uses, as strictly as the original:
// https://learn.microsoft.com/rest/api/cosmos-db. What it does not know it refuses.
import { once } from "node:events";
import { createServer } from "node:http";
import type { IncomingMessage, ServerResponse } from "node:http";
import { createServer as createTlsServer } from "node:https";
import { TLSSocket } from "node:tls";
import type { AddressInfo } from "node:net";
import { text as readText } from "node:stream/consumers";
import { setTimeout as wait } from "node:timers/promises";
import { Documents, Refusal } from "./documents.ts";
import type { Document, PartitionKey } from "./documents.ts";
import { Faults } from "./faults.ts";
import type { Fault, Operation } from "./faults.ts";
import { planOf, plannedText, readQuery } from "./queries.ts";
import type { Item } from "./query.ts";
import { requestUnits } from "./request-units.ts";

interface Reply {
  readonly status: number;
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
}

interface Asked {
  readonly operation: Operation;
  /** Of a query. */
  readonly text?: string;
  /** Bytes of each document in the answer, once there is one. */
  items?: readonly number[];
}

/** Documents in one answer; a real one ends at 4 MB. */
const pageSize = 40;

export class FakeCosmos {
  readonly faults = new Faults();
  /** Milliseconds before anything is done and answered. */
  delay = 0;
  readonly documents: Documents;
  /** What was asked, in order, without what the SDK looks up for itself. */
  readonly asked: Asked[] = [];
  /** The account's default. */
  consistency = "Strong";
  readonly #server;
  readonly #now: () => Date;
  readonly #origin: string;
  readonly #continuations = new Map<string, { readonly after: Document; readonly left: number }>();
  #container: Item | undefined;

  /**
   * @param stored what it holds at first; it is copied.
   * @param certificate with one it speaks https, and is no server of this machine to whoever looks at its address.
   */
  constructor(
    now: () => Date,
    stored?: Documents,
    certificate?: { readonly key: string; readonly cert: string; readonly host: string },
  ) {
    const serve = (request: IncomingMessage, response: ServerResponse) => void this.#serve(request, response);
    this.#server = certificate ? createTlsServer(certificate, serve) : createServer(serve);
    this.#origin = certificate ? `https://${certificate.host}` : "http://127.0.0.1";
    this.#now = now;
    this.documents = new Documents(now, stored);
  }

  /** The endpoint. */
  async start(): Promise<string> {
    this.#server.listen(0, "127.0.0.1");
    await once(this.#server, "listening");
    return this.#endpoint();
  }

  #endpoint(): string {
    return `${this.#origin}:${(this.#server.address() as AddressInfo).port}`;
  }

  async stop(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, "close");
  }

  async #serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readText(request);
    const { operation, work } = this.#route(request, body === "" ? undefined : JSON.parse(body));
    if (this.delay > 0) await wait(this.delay, undefined, { ref: false });
    const fault = this.faults.take(operation);
    if (fault !== undefined && isBefore(fault)) {
      play(fault, request, response, this.#now());
      return;
    }
    const reply = attempt(work);
    if (fault !== undefined && "meanwhile" in fault) await fault.meanwhile();
    if (fault === undefined || "meanwhile" in fault) send(response, reply, this.#now());
    else play(fault, request, response, this.#now());
  }

  #route(request: IncomingMessage, body: unknown): { operation?: Operation; work: () => Reply } {
    const { method = "", url = "", headers } = request;
    const [, dbs, database, colls, collection, docs, id] = url.split("/").map(decodeURIComponent);
    const refused = { work: () => ({ status: 400, body: { message: `Not known here: ${method} ${url}` } }) };
    if (headers.authorization === undefined)
      return { work: () => ({ status: 401, body: { message: "Who?" } }) };
    if (dbs === "") return { operation: "account", work: () => this.#readAccount() };
    if (dbs !== "dbs") return refused;
    if (database === undefined || database === "") return { work: () => ({ status: 201, body }) };
    if (colls !== "colls") return refused;
    if (collection === undefined || collection === "")
      return { work: () => this.makeContainer(body as Item) };
    if (docs === "pkranges") return { work: () => ({ status: 200, body: ranges }) };
    if (docs === undefined) return this.#asked({ operation: "container" }, () => this.#readContainer());
    if (docs !== "docs") return refused;
    return this.#routeDocuments({ method, headers, id, body: body as Item }) ?? refused;
  }

  #routeDocuments(question: Question) {
    const { method, headers, id, body } = question;
    const partition = partitionOf(headers);
    const etag = headers["if-match"];
    if (id !== undefined && partition !== undefined) {
      if (method === "GET")
        return this.#asked({ operation: "read" }, () => whole(200, this.documents.read(partition, id)));
      if (method === "DELETE")
        return this.#asked({ operation: "delete" }, () => {
          this.documents.delete(partition, id);
          return { status: 204 };
        });
      if (method === "PUT")
        return this.#asked({ operation: "replace" }, () =>
          whole(200, this.documents.replace(partition, id, body, etag)),
        );
      if (method === "PATCH")
        return this.#asked({ operation: "patch" }, () =>
          whole(200, this.documents.patch(partition, id, body, etag)),
        );
    }
    if (id !== undefined || method !== "POST") return undefined;
    if (headers["content-type"] === "application/query+json") return this.#routeQuery(question, partition);
    if (partition === undefined) return undefined;
    return this.#asked({ operation: "create" }, () => whole(201, this.documents.create(partition, body)));
  }

  #routeQuery({ headers, body }: Question, partition: PartitionKey | undefined) {
    const sent = body as unknown as Parameters<typeof readQuery>[0];
    if (headers["x-ms-cosmos-is-query-plan-request"] === "True")
      return { work: () => ({ status: 200, body: planOf(sent, readQuery(sent, partition)) }) };

    const isOfRange = headers["x-ms-documentdb-partitionkeyrangeid"] === "0";
    const planned = isOfRange ? plannedText(sent.query) : undefined;
    const text = planned ?? sent.query;
    if (partition === undefined && planned === undefined) return { work: () => needsPlan };
    return this.#asked({ operation: "query", text }, () => {
      const query = readQuery({ ...sent, query: text }, partition);
      const place = this.#continuations.get(String(headers["x-ms-continuation"]));
      const left = place?.left ?? query.top;
      const found = this.documents.find(query, place?.after).slice(0, left);
      const page = found.slice(0, pageSize);
      const rows =
        planned === undefined
          ? page
          : page.map((payload) => ({
              _rid: payload._rid,
              orderByItems: query.orderBy.map(({ property }) => ({ item: payload[property] })),
              payload,
            }));
      const last = page.at(-1);
      const body = { _rid: "records", Documents: rows, _count: rows.length };
      if (found.length <= pageSize || last === undefined) return { status: 200, body };
      const token = String(this.#continuations.size + 1);
      this.#continuations.set(token, { after: last, left: left - page.length });
      return { status: 200, body, headers: { "x-ms-continuation": token } };
    });
  }

  #asked(asked: Asked, work: () => Reply) {
    this.asked.push(asked);
    return {
      operation: asked.operation,
      work: () => {
        if (this.#container === undefined && asked.operation !== "container")
          throw new Refusal(404, "Owner resource does not exist", 1003);
        const reply = work();
        asked.items = documentsIn(reply.body).map((document) => Buffer.byteLength(JSON.stringify(document)));
        const charge = requestUnits(asked.operation, asked.items);
        return { ...reply, headers: { ...reply.headers, "x-ms-request-charge": charge.toFixed(2) } };
      },
    };
  }

  #readAccount(): Reply {
    const locations = [{ name: "Here", databaseAccountEndpoint: this.#endpoint() }];
    const userConsistencyPolicy = { defaultConsistencyLevel: this.consistency };
    return {
      status: 200,
      body: { writableLocations: locations, readableLocations: locations, userConsistencyPolicy },
    };
  }

  makeContainer(definition: Item): Reply {
    if (this.#container !== undefined) throw new Refusal(409, "The container exists.");
    this.#container = { ...definition, _rid: "records" };
    return { status: 201, body: this.#container };
  }

  #readContainer(): Reply {
    if (this.#container === undefined) throw new Refusal(404, "The container does not exist.");
    return { status: 200, body: this.#container };
  }

  /** As when someone deletes it while the app runs. */
  dropContainer(): void {
    this.#container = undefined;
  }
}

interface Question {
  readonly method: string;
  readonly headers: IncomingMessage["headers"];
  readonly id: string | undefined;
  readonly body: Item;
}

const ranges = {
  _rid: "records",
  _count: 1,
  PartitionKeyRanges: [
    {
      _rid: "range",
      id: "0",
      minInclusive: "",
      maxExclusive: "FF",
      ridPrefix: 0,
      status: "online",
      parents: [],
    },
  ],
};

const needsPlan: Reply = {
  status: 400,
  body: {
    code: "BadRequest",
    message: "The gateway does not serve this query.",
    additionalErrorInfo: "plan",
  },
};

/** Undefined without a header; a key that is not whole is refused by every caller. */
function partitionOf(headers: IncomingMessage["headers"]): PartitionKey | undefined {
  const header = headers["x-ms-documentdb-partitionkey"];
  if (typeof header !== "string") return undefined;
  const parts: unknown = JSON.parse(header);
  if (!Array.isArray(parts) || parts.length !== 2) return undefined;
  const [scope, tenantId] = parts as unknown[];
  return typeof tenantId === "string" && typeof scope === "string" ? [scope, tenantId] : undefined;
}

const whole = (status: number, document: Document): Reply => ({
  status,
  body: document,
  headers: { etag: document._etag },
});

function attempt(work: () => Reply): Reply {
  try {
    return work();
  } catch (error) {
    if (!(error instanceof Refusal)) return { status: 400, body: { message: String(error) } };
    const headers = { "x-ms-substatus": String(error.substatus) };
    return { status: error.status, body: { message: error.message }, headers };
  }
}

function send(response: ServerResponse, { status, body, headers = {} }: Reply, now: Date): void {
  const text = body === undefined ? "" : JSON.stringify(body);
  response.writeHead(status, {
    "content-type": "application/json",
    date: now.toUTCString(),
    "x-ms-request-charge": String(requestUnits("read", [])),
    ...headers,
  });
  response.end(text);
}

/** Of a query's rows, the documents in them. */
function documentsIn(body: unknown): readonly unknown[] {
  const { Documents: rows } = (body ?? {}) as { Documents?: readonly { payload?: unknown }[] };
  return rows?.map((row) => row.payload ?? row) ?? (body === undefined ? [] : [body]);
}

type Break = Exclude<Fault, { readonly meanwhile: unknown }>;

function isBefore(fault: Fault): fault is Break {
  if ("meanwhile" in fault) return false;
  return "status" in fault || ("reset" in fault ? fault.reset : fault.hang) === "before";
}

/** Of every request that a test spoils. */
export const playedActivity = "5f7338ca-ed44-45c9-8e34-5871a3546ace";

function play(fault: Break, request: IncomingMessage, response: ServerResponse, now: Date): void {
  if ("hang" in fault) return;
  if ("reset" in fault) {
    // Of a connection with TLS there is no reset: it ends.
    if (request.socket instanceof TLSSocket) request.socket.destroy();
    else request.socket.resetAndDestroy();
    return;
  }
  const { status, substatus = 0, retryAfterMs, text } = fault;
  if (text !== undefined) {
    response.writeHead(status, { "content-type": "text/html" });
    response.end(text);
    return;
  }
  const headers = {
    "x-ms-substatus": String(substatus),
    "x-ms-activity-id": playedActivity,
    ...(retryAfterMs !== undefined && { "x-ms-retry-after-ms": String(retryAfterMs) }),
  };
  send(response, { status, body: { message: "Played by the test." }, headers }, now);
}
