// The endpoint for what Teams sends: authentication by the headers, then the body, then the activity guard, then
// botbuilder's adapter with the bot.
// Nothing here knows what a message means: see bot.ts.
import { type Activity, CloudAdapter, type InvokeResponse, type TurnContext } from "botbuilder";
import {
  type AuthenticateRequestResult,
  AuthenticationConstants,
  AuthenticationError,
} from "botframework-connector";
import type { ErrorView, RefusalCode } from "../contract/refusals.ts";
import { refusalSentence } from "../strings/refusal-sentence.ts";
import { stringsFor } from "../strings/strings.ts";
import { loggedFault } from "../logged-fault.ts";
import type { SignInReason } from "../sign-in-reason.ts";
import { UnreadableRequestError } from "../unreadable-request.ts";
import type { RequestLimits } from "../limits/request-limits.ts";
import type { Measurements, Turn } from "../telemetry/measurements.ts";
import { guardActivity } from "./activity-guard.ts";
import { authenticationFor, type BotSettings, channelTokenIssuer } from "./bot-settings.ts";
import { Bot } from "./bot.ts";
import type { Connectors } from "./connector.ts";
import { countSends } from "./counted-sends.ts";
import { answerWithin, DeadlineError, type TurnTimes, within } from "../deadline.ts";
import { failedTurn, lateAnswer, refusalCodeOf } from "./failed-turn.ts";
import { claimsIn, reasonOfRefusal } from "./refused-token.ts";
import type { SendRates } from "./send-rates.ts";
import type { TeamsDeps } from "./teams-deps.ts";
import { useCaseOf } from "./use-case.ts";
import { VerifiedTokens } from "../verified-tokens.ts";

/** What the endpoint needs of an HTTP request. */
export interface EndpointRequest {
  readonly headers: { readonly authorization?: string | undefined };
  /** Reads and parses the body, once the sender is known. Throws {@link UnreadableRequestError}. */
  readBody(): Promise<unknown>;
  id(): string;
}

/** What the endpoint needs of an HTTP response. */
export interface EndpointResponse {
  send(status: number, body?: unknown): unknown;
}

export interface BotEndpoint {
  /**
   * Answers one request of Teams' channel. Rejects only with the {@link UnreadableRequestError} of its body, which is
   * then to be answered as everywhere; no other error reaches the sender.
   */
  onActivity(request: EndpointRequest, response: EndpointResponse): Promise<void>;
}

interface Answer {
  readonly status: number;
  readonly body?: unknown;
}

/** Milliseconds for fetching the keys of Teams' tokens, which happens about once a day. Botbuilder itself has no limit. */
const keysDeadline = 2_500;

export interface BotTimes {
  /** Teams gives up after 5 s and asks twice more: learn.microsoft.com, "Search based message extensions". */
  readonly invoke: TurnTimes;
  /** Messages and events, which Teams delivers again after 15 s. Their answer is a message of its own. */
  readonly other: TurnTimes;
}

/** Milliseconds. 99 of 100 invokes are to be answered within 3 s, whatever store and connector do. */
export const botTimes: BotTimes = {
  invoke: { work: 2_500, answer: 4_000 },
  other: { work: 6_000, answer: 10_000 },
};

export function createBotEndpoint(parts: {
  readonly bot: BotSettings;
  readonly deps: TeamsDeps;
  readonly connectors: Connectors;
  readonly measurements: Measurements;
  /** Of all that this process sends. */
  readonly rates: SendRates;
  readonly limits: RequestLimits;
  readonly times?: BotTimes;
}): BotEndpoint {
  const { bot: settings, deps, connectors, measurements, rates, limits, times = botTimes } = parts;
  const authentication = authenticationFor(settings);
  const adapter = new Adapter(authentication);
  const bot = new Bot(deps, limits);

  // Botbuilder keeps the keys for itself, and for longer than a token is remembered.
  const tokens = new VerifiedTokens<AuthenticateRequestResult>(() => deps.now());

  async function verify(authorization: string): Promise<AuthenticateRequestResult> {
    // Given Teams as the channel, botbuilder checks that the key is endorsed for it. The service URL is in the body,
    // which is read for known senders only: see isSignedFor.
    const claimed: Partial<Activity> = { channelId: "msteams" };
    return within(keysDeadline, () => authentication.authenticateRequest(claimed as Activity, authorization));
  }

  function authenticate(authorization: string): Promise<AuthenticateRequestResult> {
    if (settings.kind === "local") return verify(authorization);
    const { iss, exp = 0 } = claimsIn(authorization) ?? {};
    // Tokens of skills and of the Emulator would take other ways through botbuilder, in which fewer claims are checked.
    if (iss !== channelTokenIssuer) throw new AuthenticationError("Wrong issuer", 401);
    return tokens.verified(authorization, async () => ({ found: await verify(authorization), exp }));
  }

  const reasonAgainst = ({ headers: { authorization = "" } }: EndpointRequest): SignInReason =>
    settings.kind === "local" ? "shape" : reasonOfRefusal(authorization, settings.appId, new Date());

  /** Whether the token was made for an activity with this service URL, as botbuilder would have checked. */
  const isSignedFor = ({ claimsIdentity }: AuthenticateRequestResult, body: unknown): boolean =>
    settings.kind === "local" ||
    claimsIdentity.getClaimValue(AuthenticationConstants.ServiceUrlClaim) === serviceUrlIn(body);

  async function takeTurn(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    correlationId: string,
    turn: Turn,
  ): Promise<InvokeResponse | undefined> {
    turn.isAbout(useCaseOf(activity));
    let failed: InvokeResponse | undefined;
    const sender = { ...authenticated, connectorFactory: connectors };
    const answered = await adapter.takeTurn(sender, activity, async (context) => {
      countSends(context, rates, () => deps.now());
      try {
        await bot.run(context);
      } catch (error) {
        const code = refusalCodeOf(error);
        turn.endedIn(code, code === "internal" ? loggedFault(error) : undefined);
        failed = await failedTurn(deps.log, context, error, correlationId);
      }
    });
    return failed ?? answered;
  }

  /** In time, counted from the arrival of the activity. */
  async function takeTurnInTime(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    { correlationId, turn, arrivedAt }: { correlationId: string; turn: Turn; arrivedAt: number },
  ): Promise<InvokeResponse | undefined> {
    try {
      return await answerWithin(
        activity.type === "invoke" ? times.invoke : times.other,
        () => takeTurn(authenticated, activity, correlationId, turn),
        arrivedAt,
      );
    } catch (error) {
      if (!(error instanceof DeadlineError)) throw error;
      turn.endedIn(refusalCodeOf(error));
      return lateAnswer(activity, error);
    }
  }

  async function answer(request: EndpointRequest, turn: Turn): Promise<Answer> {
    const arrivedAt = performance.now();
    const refuse = (status: number, code: RefusalCode): Answer => {
      turn.endedIn(code);
      return { status, body: errorView(code, request.id()) };
    };
    const refuseSender = (status: 401 | 403, reason: SignInReason): Answer => {
      deps.log.info({ correlationId: request.id(), reason }, "A sign-in was refused.");
      return refuse(status, status === 401 ? "notSignedIn" : "notAllowed");
    };
    let authenticated: AuthenticateRequestResult;
    try {
      authenticated = await authenticate(request.headers.authorization ?? "");
    } catch (error) {
      if (!isWithoutKeys(error)) return refuseSender(401, reasonAgainst(request));
      deps.log.error(
        { correlationId: request.id(), fault: loggedFault(error) },
        "The keys of Teams' tokens could not be fetched.",
      );
      return refuse(503, "internal");
    }
    const body = await request.readBody();
    const guarded = guardActivity(settings, body);
    if (guarded.outcome === "malformed") return refuse(400, "invalidInput");
    if (!isSignedFor(authenticated, body)) return refuseSender(401, "client");
    if (guarded.outcome === "forbidden") return refuseSender(403, guarded.reason);
    const about = { correlationId: request.id(), turn, arrivedAt };
    return (await takeTurnInTime(authenticated, guarded.activity, about)) ?? { status: 200 };
  }

  return {
    onActivity: (request, response) =>
      measurements.turn("bot", request.id(), async (turn) => {
        try {
          const { status, body } = await answer(request, turn);
          response.send(status, body);
        } catch (error) {
          if (error instanceof UnreadableRequestError) {
            turn.endedIn(error.code);
            throw error;
          }
          const fault = loggedFault(error);
          turn.endedIn("internal", fault);
          deps.log.error({ correlationId: request.id(), fault }, "An activity could not be answered.");
          response.send(500, errorView("internal", request.id()));
        }
      }),
  };
}

/** The adapter without its way in: that one shows errors' messages and lets unsigned requests pass unnoticed. */
class Adapter extends CloudAdapter {
  takeTurn(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }
}

function serviceUrlIn(body: unknown): string {
  const isObject = typeof body === "object" && body !== null;
  return isObject && "serviceUrl" in body && typeof body.serviceUrl === "string" ? body.serviceUrl : "";
}

/** Botbuilder could not fetch the keys; every other error means that the token is not good. */
const isWithoutKeys = (error: unknown): boolean =>
  error instanceof Error &&
  (error.name === "FetchError" ||
    error instanceof DeadlineError ||
    (error instanceof AuthenticationError && error.statusCode >= 500));

const errorView = (code: RefusalCode, correlationId: string): ErrorView => ({
  error: { code, message: refusalSentence(stringsFor(undefined), { code }), correlationId },
});
