// Sends to Application Insights. The one file that knows Azure Monitor and the SDK of OpenTelemetry; it is loaded only
// where a destination is configured. No library instruments itself here.
import process from "node:process";
import { setTimeout as sleep } from "node:timers/promises";
import type { PipelinePolicy } from "@azure/core-rest-pipeline";
import { ManagedIdentityCredential } from "@azure/identity";
import {
  AzureMonitorLogExporter,
  AzureMonitorMetricExporter,
  AzureMonitorTraceExporter,
  type AzureMonitorExporterOptions,
  RateLimitedSampler,
} from "@azure/monitor-opentelemetry-exporter";
import type { Meter, Tracer } from "@opentelemetry/api";
import type { Logger } from "@opentelemetry/api-logs";
import { resourceFromAttributes } from "@opentelemetry/resources";
import { BatchLogRecordProcessor, LoggerProvider } from "@opentelemetry/sdk-logs";
import { MeterProvider, PeriodicExportingMetricReader } from "@opentelemetry/sdk-metrics";
import { BasicTracerProvider, BatchSpanProcessor, ParentBasedSampler } from "@opentelemetry/sdk-trace-base";

/** Times in milliseconds. */
export interface Pace {
  /** Between two sendings of metrics; the outbox is looked at as often. */
  readonly metrics: number;
  /** How long spans and log records are collected before they are sent. */
  readonly batch: number;
  /** One attempt to send. */
  readonly request: number;
  /** Before the first of two repetitions. */
  readonly retry: number;
  /** For what is left when the process ends. */
  readonly close: number;
  /** Turns a second whose spans are kept, for each process. Metrics count all turns. */
  readonly tracesPerSecond: number;
}

export interface Destination {
  readonly connectionString: string;
  /** The sending identity; without it the connection string suffices. */
  readonly clientId: string | undefined;
}

export interface AzureMonitor {
  readonly meter: Meter;
  readonly tracer: Tracer;
  readonly logger: Logger;
  /** Sends what is left, for a limited time. Never rejects. */
  close(): Promise<void>;
}

/** The share of turns that were kept, in percent, as the exporter reads it: it makes one kept turn count for several. */
export const sampleRateAttribute = "microsoft.sample_rate";

/**
 * Opens the exporter; to be closed by the caller. Throws for a wrong connection string.
 * @param onSent gets the HTTP status of every export, 0 without an answer.
 */
export function openAzureMonitor(
  { connectionString, clientId }: Destination,
  pace: Pace,
  onSent: (statusCode: number) => void,
): AzureMonitor {
  // The exporter reads it: without it, it would also tell Microsoft how it is used.
  // https://learn.microsoft.com/azure/azure-monitor/app/statsbeat
  process.env["APPLICATION_INSIGHTS_NO_STATSBEAT"] = "true";
  const stop = new AbortController();
  const options: AzureMonitorExporterOptions = {
    connectionString,
    // What cannot be sent is lost; nothing of it stays on the machine's disk.
    disableOfflineStorage: true,
    retryOptions: { maxRetries: 2, retryDelayInMs: pace.retry, maxRetryDelayInMs: 4 * pace.retry },
    additionalPolicies: [
      { policy: toldPolicy(onSent), position: "perCall" },
      { policy: deadlinePolicy(pace.request, stop.signal), position: "perRetry" },
    ],
    ...(clientId !== undefined && { credential: new ManagedIdentityCredential({ clientId }) }),
  };
  const resource = resourceFromAttributes({ "service.name": "commonplace" });
  const batch = { scheduledDelayMillis: pace.batch, exportTimeoutMillis: 3 * pace.request };

  const metrics = new MeterProvider({
    resource,
    readers: [
      new PeriodicExportingMetricReader({
        exporter: new AzureMonitorMetricExporter(options),
        exportIntervalMillis: pace.metrics,
        exportTimeoutMillis: Math.min(pace.metrics, 3 * pace.request),
      }),
    ],
  });
  const traces = new BasicTracerProvider({
    resource,
    sampler: new ParentBasedSampler({ root: new RateLimitedSampler(pace.tracesPerSecond) }),
    spanProcessors: [new BatchSpanProcessor(new AzureMonitorTraceExporter(options), batch)],
  });
  const logs = new LoggerProvider({
    resource,
    processors: [new BatchLogRecordProcessor({ exporter: new AzureMonitorLogExporter(options), ...batch })],
  });

  return {
    meter: metrics.getMeter("commonplace"),
    tracer: traces.getTracer("commonplace"),
    logger: logs.getLogger("commonplace"),
    async close() {
      const late = new AbortController();
      const sent = Promise.allSettled([traces.shutdown(), metrics.shutdown(), logs.shutdown()]);
      await Promise.race([
        sent,
        sleep(pace.close, undefined, { signal: late.signal }).catch(() => undefined),
      ]);
      late.abort();
      // A sending that hangs would keep the process alive.
      stop.abort();
    },
  };
}

/** Tells how each sending went. */
const toldPolicy = (onSent: (statusCode: number) => void): PipelinePolicy => ({
  name: "commonplaceTold",
  async sendRequest(request, next) {
    try {
      const response = await next(request);
      onSent(response.status);
      return response;
    } catch (error) {
      onSent(0);
      throw error;
    }
  },
});

/**
 * Gives each attempt its deadline. Not by the client's own timeout: the client clears that timer after a success only,
 * and a timer holds the process; one of AbortSignal does not.
 */
const deadlinePolicy = (milliseconds: number, stop: AbortSignal): PipelinePolicy => ({
  name: "commonplaceDeadline",
  async sendRequest(request, next) {
    request.timeout = 0;
    request.abortSignal = AbortSignal.any([stop, AbortSignal.timeout(milliseconds)]);
    try {
      return await next(request);
    } finally {
      // The wait before the next attempt is not part of this one.
      request.abortSignal = stop;
    }
  },
});
