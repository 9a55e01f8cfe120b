// What is looked at each time that metrics are sent: the outbox, and how late this process is.
import { monitorEventLoopDelay } from "node:perf_hooks";
import type { Meter } from "@opentelemetry/api";
import { metricNames } from "./metrics.ts";

/** A record with waiting messages, as the port of records lists it: the longest waiting first. */
interface Waiting {
  /** ISO 8601. */
  readonly changedAt: string;
  /** ISO 8601: since when it is due; absent: since it was written. */
  readonly tellAt?: string;
}

/** Records counted at most: more than these is far too many anyway, and their bodies are read with them. */
const countedAtMost = 100;

const nanoseconds = 1e6;

export interface Outbox {
  readonly list: (limit: number) => Promise<readonly Waiting[]>;
  readonly now: () => Date;
  readonly onError: (error: unknown) => void;
}

/** Each look is a sweep over the whole store, about once a minute, in the background. */
export function watchOutbox(meter: Meter, { list, now, onError }: Outbox): void {
  const records = meter.createObservableGauge(metricNames.outboxRecords);
  const longestWait = meter.createObservableGauge(metricNames.outboxLongestWait, { unit: "s" });
  meter.addBatchObservableCallback(
    async (result) => {
      try {
        const waiting = await list(countedAtMost);
        const [first] = waiting;
        result.observe(records, waiting.length);
        const dueAt = first && (first.tellAt ?? first.changedAt);
        result.observe(longestWait, dueAt ? (now().getTime() - Date.parse(dueAt)) / 1_000 : 0);
      } catch (error) {
        onError(error);
      }
    },
    [records, longestWait],
  );
}

/** @returns what ends it. */
export function watchEventLoop(meter: Meter): () => void {
  const delay = monitorEventLoopDelay();
  delay.enable();
  meter.createObservableGauge(metricNames.eventLoopDelay, { unit: "ms" }).addCallback((result) => {
    result.observe(delay.percentile(99) / nanoseconds);
    delay.reset();
  });
  return () => delay.disable();
}
