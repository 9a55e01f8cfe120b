// The way to the server: sign-in, errors and aborting in one place. What is asked for stands in queries.ts.
import { ApiError, hasCode, parseError } from "./errors.ts";

/** Value of the Authorization header; with `fresh` made anew, after the last one was refused. */
export type Authorise = (fresh: boolean) => Promise<string>;

export interface Request {
  readonly method?: "GET" | "POST" | "PUT" | "DELETE";
  readonly body?: unknown;
  readonly signal?: AbortSignal;
  /** Milliseconds for the whole answer, where it is long. */
  readonly patienceMs?: number;
}

/** Answers JSON of the type that api routes promise, or throws `ApiError`, `SignInError` or the signal's abort. */
export type Api = <View>(path: string, request?: Request) => Promise<View>;

/** What people take along. */
const fileTypes: ReadonlySet<string> = new Set(["application/zip", "text/markdown; charset=utf-8"]);

/** Longer than the server's own deadline, so that its answer comes first where there is one. */
const answerMs = 20_000;

/** For a file that a person downloads, also over a slow connection. */
export const downloadMs = 15 * 60_000;

export function createApi(authorise: Authorise, fetchIt: typeof fetch): Api {
  const send = async <View>(path: string, request: Request, fresh: boolean): Promise<View> =>
    ask<View>(fetchIt, path, request, await authorise(fresh));

  return async <View>(path: string, request: Request = {}): Promise<View> => {
    try {
      return await send<View>(path, request, false);
    } catch (error) {
      if (!hasCode(error, "notSignedIn")) throw error;
      return send<View>(path, request, true);
    }
  };
}

/** The one request without sign-in and the base of all others. */
export async function ask<View>(
  fetchIt: typeof fetch,
  path: string,
  { method = "GET", body, signal, patienceMs = answerMs }: Request = {},
  authorization?: string,
): Promise<View> {
  const response = await reach(signal, patienceMs, (either) =>
    fetchIt(`/api${path}`, {
      method,
      signal: either,
      headers: {
        accept: "application/json",
        ...(authorization !== undefined && { authorization }),
        ...(body !== undefined && { "content-type": "application/json" }),
      },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    }),
  );
  if (response.ok && fileTypes.has(response.headers.get("content-type") ?? "")) {
    return (await reach(signal, patienceMs, () => response.blob())) as View;
  }
  const answer = await reach(signal, patienceMs, () => readJson(response));
  if (!response.ok) throw parseError(response.status, answer);
  // Page and server are delivered together and share the contract: here alone its word is taken.
  return answer as View;
}

async function readJson(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What fails on the way is `unreachable`, unless the caller itself gave up. */
async function reach<Result>(
  signal: AbortSignal | undefined,
  patienceMs: number,
  attempt: (signal: AbortSignal) => Promise<Result>,
): Promise<Result> {
  const timeout = AbortSignal.timeout(patienceMs);
  try {
    return await attempt(signal === undefined ? timeout : AbortSignal.any([signal, timeout]));
  } catch (error) {
    if (signal?.aborted === true) throw error;
    throw new ApiError({ code: "unreachable", message: "" });
  }
}
