// The log and the measurements of one server: opened first, closed last. Without a destination the log goes to standard
// output, nothing is measured, and none of the libraries for it is loaded.
import { pino, multistream, type Logger } from "pino";
import { loggedFault } from "../logged-fault.ts";
import type { Destination, Pace } from "./azure-monitor.ts";
import type { Outbox } from "./gauges.ts";
import { noMeasurements, type Measurements } from "./measurements.ts";

/** Teams' longest answer takes 5 s, and a stop 25 s: sending gets what is left. */
const productionPace: Pace = {
  metrics: 60_000,
  batch: 5_000,
  request: 5_000,
  retry: 1_000,
  close: 3_000,
  tracesPerSecond: 1,
};

export interface Telemetry {
  readonly log: Logger;
  readonly measurements: Measurements;
  /** Measures waiting messages from now on. */
  watchOutbox(outbox: Pick<Outbox, "list" | "now">): void;
  /** Sends what is left, for a few seconds at most. Never rejects. */
  readonly close: () => Promise<void>;
}

interface TelemetryOptions {
  readonly logLevel: string;
  /** Undefined: nowhere. */
  readonly destination: Destination | undefined;
  /** Where the log's lines go; standard output when left out. */
  readonly lines?: { write(line: string): void };
  readonly pace?: Pace;
}

/** Never throws for a destination that cannot be used: the log says so, and the server goes on without measurements. */
export async function openTelemetry(options: TelemetryOptions): Promise<Telemetry> {
  const { logLevel: level, destination, lines = pino.destination(1) } = options;
  const plain = pino({ level }, lines);
  if (destination === undefined) return unmeasured(plain);
  try {
    return await measured(level, lines, plain, destination, options.pace ?? productionPace);
  } catch (error) {
    plain.error(
      { fault: loggedFault(error) },
      "Nothing is measured: APPLICATIONINSIGHTS_CONNECTION_STRING cannot be used.",
    );
    return unmeasured(plain);
  }
}

const unmeasured = (log: Logger): Telemetry => ({
  log,
  measurements: noMeasurements,
  watchOutbox: () => undefined,
  close: () => Promise.resolve(),
});

async function measured(
  level: string,
  lines: { write(line: string): void },
  plain: Logger,
  destination: Destination,
  pace: Pace,
): Promise<Telemetry> {
  const { openAzureMonitor, sampleRateAttribute } = await import("./azure-monitor.ts");
  const { measuredTurns } = await import("./turns.ts");
  const { logRecords } = await import("./log-records.ts");
  const { watchEventLoop, watchOutbox } = await import("./gauges.ts");

  const azure = openAzureMonitor(destination, pace, sendingTrouble(plain));
  const turns = measuredTurns(azure.meter, azure.tracer, [sampleRateAttribute]);
  const records = logRecords(azure.logger, turns.currentContext);
  const log = pino(
    { level },
    multistream([
      { level: "trace", stream: lines },
      { level: "warn", stream: records },
    ]),
  );
  const stopWatching = watchEventLoop(azure.meter);
  return {
    log,
    measurements: turns,
    watchOutbox: (outbox) =>
      watchOutbox(azure.meter, {
        ...outbox,
        onError: (error) => log.warn({ fault: loggedFault(error) }, "The outbox could not be counted."),
      }),
    async close() {
      await azure.close();
      stopWatching();
    },
  };
}

/** One line when sending stops to work and one when it works again, and these in the plain log only. */
function sendingTrouble(log: Logger): (statusCode: number) => void {
  let isWorking = true;
  return (statusCode) => {
    const worked = statusCode >= 200 && statusCode < 300;
    if (worked === isWorking) return;
    isWorking = worked;
    if (worked) log.info("Measurements are sent again.");
    else log.warn({ statusCode }, "Measurements could not be sent to Application Insights.");
  };
}
