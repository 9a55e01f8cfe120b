import type { Logger } from "pino";
import type restify from "restify";
import type { SignInView } from "../contract/sign-in.ts";
import type { RequestLimits } from "../limits/request-limits.ts";
import type { Measurements } from "../telemetry/measurements.ts";
import type { HttpTimes } from "./answer-times.ts";
import type { Authenticate } from "./authentication/authenticate.ts";
import type { ConnectionLimits } from "./connection-limits.ts";
import type { StartPage } from "./pages/page.ts";
import type { EntryDeps } from "../community/entries/search.ts";

export interface Health {
  /** `stopping`: it ends as soon as what is under way is answered. */
  readonly status: "alive" | "stopping";
  readonly version: string;
  /** ISO 8601. */
  readonly startedAt: string;
}

/** What the server is put together from. */
export interface HttpParts {
  readonly deps: EntryDeps;
  readonly authenticate: Authenticate;
  readonly limits: RequestLimits;
  /** With `local`, only requests addressed to this machine are answered: see local-only.ts. */
  readonly signIn: SignInView;
  /**
   * `POST /api/messages`. Checks the sender by the headers alone, then reads the body and answers. Rejects with the
   * `UnreadableRequestError` of `readBody`.
   */
  onActivity(
    request: restify.Request,
    response: restify.Response,
    readBody: () => Promise<unknown>,
  ): Promise<void>;
  /** What anybody may know of this process. */
  health(): Health;
  /** Throws while no requests should be sent here. */
  checkReady(): Promise<void>;
  readonly log: Logger;
  readonly measurements: Measurements;
  /** `httpTimes` if left out. */
  readonly times?: HttpTimes;
  readonly tabFolder: string;
  /** Origins that may frame us; in Teams `teamsFrameAncestors`. */
  readonly frameAncestors: readonly string[];
  /** Where people reach this server, without a slash at the end. */
  readonly publicUrl: string;
  readonly pages: StartPage;
  /** Absent: `connectionLimits`. */
  readonly connectionLimits?: ConnectionLimits;
}
