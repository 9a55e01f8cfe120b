// The web server: every way in by HTTP, with what all of them share (headers, guards, one error shape, one log line).
// What a route does stands in routes/; no rule of the domain lives here.
import pino from "pino";
import restify from "restify";
import { loggedFault } from "../logged-fault.ts";
import { UnreadableRequestError } from "../unreadable-request.ts";
import { isFaultOfStore, Refusal } from "../community/core/refusal.ts";
import { limits } from "../contract/limits.ts";
import { answerPerson, stringsOf } from "./answer-person.ts";
import { NotSignedInError } from "./authentication/authenticate.ts";
import { connectionLimits, limitConnections } from "./connection-limits.ts";
import { answerHeaders, setHeaders } from "./headers.ts";
import type { HttpParts } from "./http-parts.ts";
import { isFromThisMachine } from "./local-only.ts";
import { errorAnswer, refusalCodeOf } from "./refusals.ts";
import { boardRoutes } from "./routes/board.ts";
import { communityRoutes } from "./routes/communities.ts";
import { directoryRoutes } from "./routes/directory.ts";
import { movingRoutes } from "./routes/moving.ts";
import { moderationRoutes } from "./routes/moderation.ts";
import { openRoutes } from "./routes/open-routes.ts";
import { personalRoutes } from "./routes/personal.ts";
import { pictureRoutes } from "./routes/pictures.ts";
import { problemRoutes } from "./routes/problems.ts";
import type { Method, PersonRoute, Route } from "./routes/route.ts";
import { searchRoutes } from "./routes/search.ts";
import { storyRoutes } from "./routes/stories.ts";
import { aboutRoutes } from "./routes/about.ts";
import { askMeRoutes } from "./routes/ask-me.ts";
import { tagRoutes } from "./routes/tags.ts";
import { thanksRoutes } from "./routes/thanks.ts";
import { tipRoutes } from "./routes/tips.ts";

/** Every route there is, with its guard. */
export const routeTable = (parts: HttpParts): readonly Route[] => [
  ...openRoutes(parts),
  ...communityRoutes,
  ...aboutRoutes,
  ...directoryRoutes,
  ...movingRoutes,
  ...tipRoutes,
  ...pictureRoutes,
  ...tagRoutes,
  ...askMeRoutes,
  ...problemRoutes,
  ...searchRoutes,
  ...boardRoutes,
  ...moderationRoutes,
  ...personalRoutes,
  ...thanksRoutes,
  ...storyRoutes,
];

/** After what passes by itself; Teams, the tab and balancers ask again. */
const retryAfterSeconds = 5;

/** The whole server, not yet listening. To be closed by the caller. */
export function createHttpServer(parts: HttpParts): restify.Server {
  const server = restify.createServer(serverOptions());
  limitConnections(server.server, parts.connectionLimits ?? connectionLimits);
  // restify listens and does nothing: such a connection would stay open for ever. Without it, Node answers as usual.
  server.server.removeAllListeners("upgrade");

  const headers = answerHeaders(parts);
  server.pre((request: restify.Request, response: restify.Response, next: restify.Next) => {
    setHeaders(response, headers);
    response.setHeader("x-correlation-id", request.id());
    response.once("header", () => {
      endConnectionIfUnread(request, response);
      if (response.statusCode === 503 && !response.hasHeader("retry-after"))
        response.setHeader("retry-after", String(retryAfterSeconds));
    });
    next(refusalOf(request, parts));
  });
  for (const route of routeTable(parts)) mount(server, route, parts);
  server.on(
    "restifyError",
    (request: restify.Request, response: restify.Response, error: unknown, done: () => void) => {
      answerError(request, response, error, parts);
      done();
    },
  );
  server.on("after", (request: restify.Request, response: restify.Response, route?: restify.Route) =>
    logRequest(request, response, route, parts),
  );
  return server;
}

function serverOptions(): restify.ServerOptions {
  // Everything is logged here, in one form; restify's own lines would hold addresses and messages of errors.
  const log = pino({ enabled: false });
  const options: restify.ServerOptions = {
    // No Server header.
    name: "",
    maxParamLength: limits.conversationId,
  };
  // restify 12 logs with pino, its types still speak of bunyan.
  return Object.assign(options, { log });
}

/** Node reads the rest of a body and throws it away, however long it is, unless the connection ends with the answer. */
function endConnectionIfUnread(request: restify.Request, response: restify.Response): void {
  const { "content-length": length = "0", "transfer-encoding": encoding } = request.headers;
  if (!request.complete && (encoding !== undefined || length !== "0")) {
    response.setHeader("connection", "close");
  }
}

/** What is wrong with a request whatever its route. */
function refusalOf(request: restify.Request, { signIn }: HttpParts): Error | undefined {
  if (!hasReadableAddress(request)) return new UnreadableRequestError("invalidInput");
  if (signIn.mode === "local" && !isFromThisMachine(request.headers))
    return new Refusal({ code: "notAllowed" });
  return undefined;
}

/** restify throws outside every handler, and so ends the process, when a Host header makes no address. */
function hasReadableAddress(request: restify.Request): boolean {
  try {
    request.getUrl();
    return true;
  } catch {
    return false;
  }
}

const verbs = {
  GET: ["get", "head"],
  POST: ["post"],
  PUT: ["put"],
  DELETE: ["del"],
} as const satisfies Record<Method, readonly string[]>;

function mount(server: restify.Server, route: Route, parts: HttpParts): void {
  for (const verb of verbs[route.method]) {
    server[verb](route.path, async (request: restify.Request, response: restify.Response) => {
      if (route.guard === "person") await measuredAnswer(route, request, response, parts);
      else await route.handle(request, response);
    });
  }
}

/** Only what people ask for is measured here; the bot's endpoint measures its own turns. */
async function measuredAnswer(
  route: PersonRoute,
  request: restify.Request,
  response: restify.Response,
  parts: HttpParts,
): Promise<void> {
  await parts.measurements.turn("http", request.id(), async (turn) => {
    turn.isAbout(`${route.method} ${route.path}`);
    try {
      await answerPerson(route, request, response, parts);
    } catch (error) {
      const code = refusalCodeOf(error);
      turn.endedIn(code, code === "internal" ? loggedFault(error) : undefined);
      throw error;
    }
  });
}

function answerError(
  request: restify.Request,
  response: restify.Response,
  error: unknown,
  parts: HttpParts,
): void {
  const correlationId = request.id();
  const { status, view } = errorAnswer(error, stringsOf(request), correlationId);
  if (view.error.code === "internal" || isFaultOfStore(error))
    parts.log.error({ correlationId, fault: loggedFault(error) }, "fault");
  if (error instanceof NotSignedInError)
    parts.log.info({ correlationId, reason: error.reason }, "A sign-in was refused.");
  if (response.headersSent) return;
  response.removeHeader("content-type");
  response.removeHeader("content-encoding");
  response.setHeader("cache-control", "no-store");
  const { retryAfterSeconds: seconds } = view.error;
  if (seconds !== undefined) response.setHeader("retry-after", String(seconds));
  response.send(status, view);
}

/** One line for each request, with the route's pattern: the address may contain a search. */
function logRequest(
  request: restify.Request,
  response: restify.Response,
  route: restify.Route | undefined,
  parts: HttpParts,
): void {
  parts.log.info(
    {
      method: request.method,
      route: route?.path ?? "unknown",
      status: response.statusCode,
      milliseconds: Date.now() - request.time(),
      correlationId: request.id(),
    },
    "request",
  );
}
