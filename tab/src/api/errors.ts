// Why an answer did not come, typed. Screens decide by code; the sentence for people comes with it.
import type { FieldFault, RefusalCode } from "../../../bot/contract/refusals.ts";

/** `unreachable`: no answer came at all. */
export type ApiErrorCode = RefusalCode | "unreachable";

export interface ApiErrorDetails {
  readonly code: ApiErrorCode;
  /** The server's sentence; empty when there is none, and the tab has to find its own. */
  readonly message: string;
  readonly correlationId?: string;
  readonly fields?: Readonly<Record<string, FieldFault>>;
  readonly current?: unknown;
  readonly currentProblem?: unknown;
  readonly communityId?: string;
  /** Seconds, where it is over by itself. */
  readonly retryAfterSeconds?: number;
}

export class ApiError extends Error {
  override name = "ApiError";
  readonly details: ApiErrorDetails;

  constructor(details: ApiErrorDetails) {
    super(details.message);
    this.details = details;
  }
}

/** Teams gave no token. The message is Teams' own word for it. */
export class SignInError extends Error {
  override name = "SignInError";
}

export const hasCode = (error: unknown, code: ApiErrorCode): error is ApiError =>
  error instanceof ApiError && error.details.code === code;

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);

/**
 * The server's word is taken for its codes as for its views; one that a newer server has brings its sentence along. The
 * list of all codes would weigh on the first screen.
 */
const isRefusalCode = (value: unknown): value is RefusalCode =>
  typeof value === "string" && /^[a-z]+$/iu.test(value);

const faults: readonly unknown[] = ["missing", "tooLong", "tooMany", "wrong"] satisfies FieldFault[];
const isFault = (value: unknown): value is FieldFault => faults.includes(value);

const codeOfStatus = (status: number): RefusalCode => {
  if (status === 401) return "notSignedIn";
  if (status === 429) return "tooManyRequests";
  return status === 404 ? "notFound" : "internal";
};

/** Reads an ErrorView. Whatever else a proxy on the way may send becomes an error without a sentence. */
export function parseError(status: number, body: unknown): ApiError {
  const error = isObject(body) ? body["error"] : undefined;
  if (!isObject(error) || !isRefusalCode(error["code"])) {
    return new ApiError({ code: codeOfStatus(status), message: "" });
  }
  const { message, correlationId, fields, communityId, retryAfterSeconds } = error;
  return new ApiError({
    code: error["code"],
    message: typeof message === "string" ? message : "",
    ...(typeof correlationId === "string" && { correlationId }),
    ...(isObject(fields) && { fields: parseFields(fields) }),
    ...("current" in error && { current: error["current"] }),
    ...("currentProblem" in error && { currentProblem: error["currentProblem"] }),
    ...(typeof communityId === "string" && { communityId }),
    ...(typeof retryAfterSeconds === "number" && { retryAfterSeconds }),
  });
}

function parseFields(fields: Record<string, unknown>): Record<string, FieldFault> {
  return Object.fromEntries(
    Object.entries(fields).map(([path, fault]) => [path, isFault(fault) ? fault : ("wrong" as const)]),
  );
}
