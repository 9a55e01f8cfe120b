// Application Insights' ingestion endpoint, as far as the exporter speaks to it: https on loopback, because the exporter
// makes https of every address. It takes what the real one takes and refuses the rest.
import { createServer } from "node:https";
import type { AddressInfo } from "node:net";
import { setDefaultCACertificates, getCACertificates } from "node:tls";
import { generate } from "selfsigned";
import { z } from "zod";
import { answerJson } from "../answer-json.ts";

const instrumentationKey = "00000000-1111-4222-8333-444444444444";

const text = z.string().min(1);

/** https://learn.microsoft.com/azure/azure-monitor/app/data-model-complete */
const envelope = z.strictObject({
  name: text,
  time: z.iso.datetime(),
  sampleRate: z.number().gt(0).max(100),
  iKey: z.literal(instrumentationKey),
  ver: z.literal(1),
  tags: z.record(z.string(), z.string()),
  data: z.strictObject({
    baseType: z.enum(["MetricData", "RequestData", "RemoteDependencyData", "MessageData", "ExceptionData"]),
    baseData: z.looseObject({
      ver: z.literal(2),
      name: z.string().optional(),
      message: z.string().optional(),
      success: z.boolean().optional(),
      properties: z.record(z.string(), z.union([z.string(), z.number(), z.boolean()])).optional(),
      metrics: z
        .array(z.looseObject({ name: text, value: z.number(), count: z.number().optional() }))
        .optional(),
    }),
  }),
});

export type Envelope = z.infer<typeof envelope>;

export interface FakeIngestion {
  readonly connectionString: string;
  /** PEM; whoever sends must trust it. */
  readonly certificate: string;
  readonly envelopes: readonly Envelope[];
  /** Every body as it came. */
  readonly bodies: readonly string[];
  /** How many requests came, answered or not. */
  readonly requests: number;
  behaves: "well" | "hangs" | "fails";
  /** Waits until the test is true of what has come. */
  until(isTrue: (ingestion: FakeIngestion) => boolean): Promise<void>;
  close(): Promise<void>;
}

/** @param token the Entra token without which it answers 401; undefined asks for none. */
export async function startFakeIngestion(token?: string): Promise<FakeIngestion> {
  const { private: key, cert: certificate } = await generate([{ name: "commonName", value: "127.0.0.1" }], {
    keySize: 2048,
    extensions: [
      { name: "basicConstraints", cA: true },
      { name: "subjectAltName", altNames: [{ type: 7, ip: "127.0.0.1" }] },
    ],
  });
  const envelopes: Envelope[] = [];
  const bodies: string[] = [];
  let waiting: (() => void)[] = [];

  const server = createServer({ key, cert: certificate }, (request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      ingestion.requests += 1;
      if (ingestion.behaves !== "hangs") {
        const body = Buffer.concat(chunks).toString("utf8");
        const [status, answer] = answerTo(request.method, request.url, request.headers, body);
        answerJson(response, status, answer);
      }
      for (const look of waiting) look();
    });
  });

  function answerTo(
    method: string | undefined,
    url: string | undefined,
    headers: Readonly<Record<string, unknown>>,
    body: string,
  ): [number, object] {
    if (method !== "POST" || url !== "/v2.1/track") return [404, {}];
    if (token !== undefined && headers["authorization"] !== `Bearer ${token}`) return [401, {}];
    if (!String(headers["content-type"]).startsWith("application/json")) return [415, {}];
    if (ingestion.behaves === "fails") return [500, { itemsReceived: 0, itemsAccepted: 0, errors: [] }];
    const parsed = z.array(envelope).safeParse(JSON.parse(body));
    bodies.push(body);
    if (!parsed.success) {
      ingestion.refused.push(z.prettifyError(parsed.error));
      return [400, { itemsReceived: 1, itemsAccepted: 0, errors: [{ index: 0, statusCode: 400 }] }];
    }
    envelopes.push(...parsed.data);
    return [200, { itemsReceived: parsed.data.length, itemsAccepted: parsed.data.length, errors: [] }];
  }

  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const ingestion = {
    connectionString: `InstrumentationKey=${instrumentationKey};IngestionEndpoint=https://127.0.0.1:${port}/`,
    certificate,
    envelopes,
    bodies,
    requests: 0,
    /** Why bodies were not taken. */
    refused: [] as string[],
    behaves: "well" as FakeIngestion["behaves"],
    async until(isTrue: (ingestion: FakeIngestion) => boolean) {
      while (!isTrue(ingestion)) {
        if (ingestion.refused.length > 0) throw new Error(ingestion.refused.join("\n"));
        await new Promise<void>((resolve) => waiting.push(resolve));
        waiting = [];
      }
    },
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  } satisfies FakeIngestion & { refused: string[] };
  return ingestion;
}

/** Makes this process trust it. @returns what takes the trust back. */
export function trust({ certificate }: FakeIngestion): () => void {
  const before = getCACertificates("default");
  setDefaultCACertificates([...before, certificate]);
  return () => setDefaultCACertificates(before);
}

/** The values of one metric with these properties. */
export function metricsIn(ingestion: FakeIngestion, name: string) {
  return ingestion.envelopes.flatMap(({ data: { baseData } }) =>
    (baseData.metrics ?? [])
      .filter((metric) => metric.name === name)
      .map(({ value, count }) => ({ value, count, ...baseData.properties })),
  );
}

/** Base data of all envelopes of one type. */
export const ofType = (ingestion: FakeIngestion, type: Envelope["data"]["baseType"]) =>
  ingestion.envelopes.filter(({ data }) => data.baseType === type);
