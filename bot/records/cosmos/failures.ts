// What an error of the SDK says: what the store answered, whether asking again may help, and what is wrong with the
// account.
import { z } from "zod";
import { DeadlineError } from "../../deadline.ts";
import { StoreUnavailableError, type StoreFault } from "../records.ts";

/** The store did not answer, or not in time. */
export class NoAnswerError extends DeadlineError {
  override name = "NoAnswerError";
}

/** 404 with this: not the document is missing, but what holds it. */
export const ownerMissing = 1003;

const failure = z.object({
  code: z.number(),
  substatus: z.number().optional(),
  retryAfterInMs: z.number().optional(),
  headers: z.record(z.string(), z.unknown()).optional(),
});

export type Failure = Partial<z.infer<typeof failure>>;

/** What the store said, also when it was thrown on by {@link toThrow}; nothing when it did not answer. */
export function failureOf(error: unknown): Failure {
  const told = error instanceof StoreUnavailableError ? error.cause : error;
  return failure.safeParse(told).data ?? {};
}

/** Nothing was done, and asking again may help. https://learn.microsoft.com/rest/api/cosmos-db/http-status-codes-for-cosmosdb */
export const isBusy = (error: unknown) => [429, 449].includes(failureOf(error).code ?? 0);

/** Gone, timed out, or broken for a moment. */
const isPassingStatus = (code: number) => code === 408 || code === 410 || code >= 500;

/** A question that changes nothing may be asked again. */
export function isPassing(error: unknown): boolean {
  const { code } = failureOf(error);
  if (code !== undefined) return isBusy(error) || isPassingStatus(code);
  const isOfTheNetwork = error instanceof Error && "code" in error && typeof error.code === "string";
  return isOfTheNetwork || error instanceof NoAnswerError;
}

/** Whether anything was done cannot be told: there was no answer, or none that says so. */
export function isUnsure(error: unknown): boolean {
  const { code } = failureOf(error);
  return code === undefined || isPassingStatus(code);
}

/** The error that leaves the store, in the port's words, once asking again does not help. Its cause is the SDK's. */
export function toThrow(error: unknown): unknown {
  if (error instanceof DeadlineError || error instanceof StoreUnavailableError) return error;
  const fault = faultOf(error);
  if (fault !== undefined) return new StoreUnavailableError(fault, { cause: error });
  if (isPassing(error)) return new NoAnswerError("The store cannot answer.", { cause: error });
  return error;
}

/** Names of @azure/identity's errors; it is loaded only where it is needed. */
export const withoutToken = ["CredentialUnavailableError", "AuthenticationError"];

/** https://learn.microsoft.com/azure/cosmos-db/troubleshoot-forbidden; substatus codes as the SDKs name them. */
function faultOf(error: unknown): StoreFault | undefined {
  const { code, substatus = 0 } = failureOf(error);
  const isWithoutToken = error instanceof Error && withoutToken.includes(error.name);
  if (isWithoutToken || code === 401) return "noIdentity";
  if (code === 404 && substatus === ownerMissing) return "containerMissing";
  if (code === 429) return "throttled";
  return code === 403 ? refusals[substatus] : undefined;
}

const refusals: Readonly<Record<number, StoreFault>> = {
  0: "firewall",
  // Of a network security perimeter.
  5307: "firewall",
  // A partition holds 20 GB.
  1014: "full",
  ...Object.fromEntries(
    [5300, 5301, 5302, 5303, 5304, 5305, 5306, 5400].map((substatus) => [substatus, "roleMissing"] as const),
  ),
};
