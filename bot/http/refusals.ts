// Every refusal and every fault of a request becomes one shape: a status, a code, a sentence and a correlation id.
import { refusalOf, type RefusalReason } from "../community/core/refusal.ts";
import type { ErrorView, RefusalCode } from "../contract/refusals.ts";
import { UnreadableRequestError } from "../unreadable-request.ts";
import { refusalSentence } from "../strings/refusal-sentence.ts";
import type { Strings } from "../strings/strings.ts";
import { NotSignedInError } from "./authentication/authenticate.ts";

type Reason =
  | RefusalReason
  | { readonly code: Exclude<RefusalCode, RefusalReason["code"]> | UnreadableRequestError["code"] };

export interface ErrorAnswer {
  readonly status: number;
  readonly view: ErrorView;
}

/** The answer to a person. Of an internal error it contains the correlation id only. */
export function errorAnswer(error: unknown, strings: Strings, correlationId: string): ErrorAnswer {
  const reason = reasonFor(error);
  return {
    status: isUnknownMethod(error) ? 405 : statusFor(reason.code),
    view: {
      error: {
        code: reason.code,
        message: refusalSentence(strings, reason),
        correlationId,
        ...("fields" in reason && { fields: reason.fields }),
        ...("current" in reason && { current: reason.current }),
        ...("currentProblem" in reason && { currentProblem: reason.currentProblem }),
        ...("currentDetails" in reason && { currentDetails: reason.currentDetails }),
        ...("currentCharter" in reason && { currentCharter: reason.currentCharter }),
        ...("communityId" in reason && { communityId: reason.communityId }),
        ...("retryAfterSeconds" in reason && { retryAfterSeconds: reason.retryAfterSeconds }),
      },
    },
  };
}

export const refusalCodeOf = (error: unknown): RefusalCode => reasonFor(error).code;

function reasonFor(error: unknown): Reason {
  const refusal = refusalOf(error);
  if (refusal) return refusal.reason;
  if (error instanceof UnreadableRequestError) return { code: error.code };
  if (error instanceof NotSignedInError) return { code: "notSignedIn" };
  if (isUnknownMethod(error) || isUnknownPath(error)) return { code: "notFound" };
  return { code: "internal" };
}

// What restify's router itself refuses; restify does not export the classes.
const isUnknownPath = (error: unknown) => error instanceof Error && error.name === "ResourceNotFoundError";
const isUnknownMethod = (error: unknown) => error instanceof Error && error.name === "MethodNotAllowedError";

function statusFor(code: RefusalCode): number {
  switch (code) {
    case "invalidInput":
      return 400;
    case "notSignedIn":
      return 401;
    case "notAllowed":
    case "withdrawnByAuthor":
    case "stewardsOnly":
    case "joinFirst":
      return 403;
    case "notFound":
      return 404;
    case "changedMeanwhile":
    case "placeTaken":
    case "tooManyCommunities":
    case "listFull":
    case "problemFull":
    case "entryTooLarge":
    case "entryWrong":
    case "problemSolved":
    case "askerNotThere":
    case "boardFull":
    case "notSolved":
    case "communityClosed":
    case "hasStewards":
    case "noSuchMember":
    case "tooManyStewards":
    case "tooManyPlaces":
    case "notEmpty":
    case "fileIncomplete":
    case "tooManyAdmitted":
    case "noPlace":
    case "lastSteward":
    case "thankingOneself":
    case "noRecipient":
    case "tooManySeconds":
    case "tagRenamed":
    case "tooManyTagRenames":
    case "tooManyStories":
    case "appNotInstalled":
      return 409;
    case "tooLarge":
      return 413;
    case "unsupportedMedia":
      return 415;
    case "tooManyRequests":
    case "quotaUsedUp":
      return 429;
    case "internal":
      return 500;
    case "teamsUnavailable":
    case "tooSlow":
    case "maybeSaved":
    case "storeUnavailable":
    case "busy":
    case "newerVersion":
      return 503;
  }
}
