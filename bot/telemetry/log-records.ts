// Lines of the log as records of OpenTelemetry, with the same named fields.
import type { Context } from "@opentelemetry/api";
import { type AnyValueMap, type Logger, SeverityNumber } from "@opentelemetry/api-logs";
import { z } from "zod";

/** What pino writes. Whatever a line has beside these are its named fields. */
const line = z.looseObject({ level: z.number(), time: z.number(), msg: z.string().default("") });

/** Of this machine and process; the records say it in their own way. */
const left = new Set(["level", "time", "msg", "pid", "hostname"]);

/** pino's levels are 30 info, 40 warn, 50 error, 60 fatal. */
function severityOf(level: number): SeverityNumber {
  if (level >= 60) return SeverityNumber.FATAL;
  if (level >= 50) return SeverityNumber.ERROR;
  return level >= 40 ? SeverityNumber.WARN : SeverityNumber.INFO;
}

/** A stream for pino. @param currentContext that of the turn in which a line is written. */
export const logRecords = (logger: Logger, currentContext: () => Context) => ({
  write(text: string): void {
    const parsed = line.safeParse(JSON.parse(text));
    if (!parsed.success) return;
    const { level, time, msg } = parsed.data;
    const attributes: AnyValueMap = {};
    for (const [name, value] of Object.entries(parsed.data)) {
      if (!left.has(name)) attributes[name] = typeof value === "string" ? value : JSON.stringify(value);
    }
    logger.emit({
      timestamp: time,
      severityNumber: severityOf(level),
      body: msg,
      attributes,
      context: currentContext(),
    });
  },
});
