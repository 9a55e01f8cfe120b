// Answers a signed-in person's request as the route's row says. Nothing of it is read before its sender is known and charged.
import { Readable } from "node:stream";
import type restify from "restify";
import type { z } from "zod";
import type { Actor } from "../community/core/actor.ts";
import { parseInput } from "../community/core/input.ts";
import { Refusal } from "../community/core/refusal.ts";
import { stopIfLate, uncounted } from "../deadline.ts";
import { spendBytes, spendNotice } from "../limits/daily-use.ts";
import { loggedFault } from "../logged-fault.ts";
import { stringsFor, type Strings } from "../strings/strings.ts";
import { answerInTime, httpTimes } from "./answer-times.ts";
import { lastingHeaders, setHeaders } from "./headers.ts";
import type { HttpParts } from "./http-parts.ts";
import { readJson } from "./json-body.ts";
import type { PersonRoute } from "./routes/route.ts";
import { sendFile } from "./send-file.ts";

/** Throws refusals, `DeadlineError` and faults; then nothing was answered. */
export async function answerPerson(
  route: PersonRoute,
  request: restify.Request,
  response: restify.Response,
  parts: HttpParts,
): Promise<void> {
  let endFile: (() => void) | undefined;
  try {
    const view = await answerInTime(route, parts.times ?? httpTimes, async () => {
      const actor = await parts.authenticate(request.headers.authorization);
      await parts.limits.charge(actor, route.cost);
      await spendNotice(parts.deps.quotas, actor, route.cost);
      return parts.limits.inTurn(actor, async () => {
        // A late request was answered already: a file that begins now would never end.
        stopIfLate();
        if (route.file) endFile = parts.limits.beginFile(actor);
        return route.answer({
          actor,
          deps: parts.deps,
          strings: stringsOf(request),
          params: route.params && idsFrom(route.params, request.params),
          query: route.query && parseInput(route.query, queryOf(request)),
          body: route.body && parseInput(route.body, await readBody(route, request, actor, parts)),
        });
      });
    });
    if (route.file && view instanceof Readable) {
      // Before the person has the last byte, so that the next file can be asked for at once.
      for (const event of ["end", "close"]) view.once(event, () => endFile?.());
      await answerFile(route.file, view, request, response, parts);
    } else if (route.status === 204) response.send(204);
    else {
      if (route.isLasting) setHeaders(response, lastingHeaders);
      response.send(route.isNew?.(view) ? 201 : (route.status ?? 200), view);
    }
  } catch (error) {
    endFile?.();
    throw error;
  }
}

/** The ids of an address. One that cannot be ours is one that we do not have. */
function idsFrom(schema: z.ZodType, params: unknown): unknown {
  const result = schema.safeParse(params);
  if (!result.success) throw new Refusal({ code: "notFound" });
  return result.data;
}

const queryOf = (request: restify.Request) => Object.fromEntries(new URLSearchParams(request.getQuery()));

async function readBody(
  { cost }: PersonRoute,
  request: restify.Request,
  actor: Actor,
  { deps }: HttpParts,
): Promise<unknown> {
  const body = await uncounted(() => readJson(request));
  await spendBytes(deps.quotas, actor, cost, body);
  return body;
}

async function answerFile(
  { name, type }: NonNullable<PersonRoute["file"]>,
  bytes: Readable,
  request: restify.Request,
  response: restify.Response,
  { log }: HttpParts,
): Promise<void> {
  response.writeHead(200, { "content-type": type, "content-disposition": `attachment; filename="${name}"` });
  try {
    await sendFile(bytes, response);
  } catch (error) {
    // An answer was begun, and restify would throw outside every handler. Ending the connection shows that the file is
    // incomplete.
    response.destroy();
    log.error({ correlationId: request.id(), fault: loggedFault(error) }, "A file was not sent whole.");
  }
}

/** In the language that the client would like best. */
export function stringsOf({ headers }: restify.Request): Strings {
  const [language] = (headers["accept-language"] ?? "").split(/[,;]/u, 1);
  const isTag = language !== undefined && /^[a-z]{2,8}(-[a-z0-9]{1,8})*$/iu.test(language);
  return stringsFor(isTag ? language : undefined);
}
