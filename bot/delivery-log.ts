import type { Logger } from "pino";
import type { DeliveryLog } from "./community/outbox/settling.ts";
import { loggedFault } from "./logged-fault.ts";

/** What is logged of the outbox: kinds and codes, nobody's id and nobody's words. */
export const deliveryLog = (log: Logger): DeliveryLog => ({
  gaveUp: ({ kind, code }) => log.error({ kind, code }, "A message will not be told."),
  failed: ({ kind, code, attempts }) => log.warn({ kind, code, attempts }, "A message is told later."),
  broke: (error) => log.error({ fault: loggedFault(error) }, "Telling failed."),
});
