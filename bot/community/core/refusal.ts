import { DeadlineError } from "../../deadline.ts";
import { RecordTooLargeError, StoreUnavailableError } from "../../records/records.ts";
import type { CharterView } from "../../contract/charter.ts";
import type { CommunityDetailsView } from "../../contract/community-settings.ts";
import type { FieldFault } from "../../contract/refusals.ts";
import type { ProblemView } from "../../contract/problems.ts";
import type { TipView } from "../../contract/tips.ts";

/** Why a use case refused: expected, and explained to the person in plain words by the caller. */
export type RefusalReason =
  /** Does not exist, or the person has no access: indistinguishable. */
  | { readonly code: "notFound" }
  | { readonly code: "notAllowed" }
  | { readonly code: "withdrawnByAuthor" }
  | { readonly code: "teamsUnavailable" }
  /** Store or Teams did not answer in time, and nothing was changed. */
  | { readonly code: "tooSlow" }
  /** As before, but a change had begun: it may be saved. Doing the same again does not save it twice. */
  | { readonly code: "maybeSaved" }
  /** No room to write, or a store that cannot be used. Nothing was changed. */
  | { readonly code: "storeUnavailable" }
  | { readonly code: "appNotInstalled" }
  | { readonly code: "tooManyCommunities" }
  /** A list of the person's own. */
  | { readonly code: "listFull" }
  | { readonly code: "problemFull" }
  /** More than one record can hold. Nothing was changed by it. */
  | { readonly code: "tooLarge" }
  /** As before, of a file that is brought in. `entry`: its title, or where it stands in the file. */
  | { readonly code: "entryTooLarge"; readonly entry: string }
  /** It breaks the schema of the file, or has the id of one before it. `entry`: as before. */
  | { readonly code: "entryWrong"; readonly entry: string }
  | { readonly code: "problemSolved" }
  | { readonly code: "askerNotThere" }
  | { readonly code: "boardFull" }
  | { readonly code: "notSolved" }
  /** One at a time: again in a minute. */
  | { readonly code: "busy" }
  /** Written in a form that only a newer version of Commonplace knows. */
  | { readonly code: "newerVersion" }
  /** It can be read for a while, and opened again by a steward. */
  | { readonly code: "communityClosed" }
  | { readonly code: "stewardsOnly" }
  /** Only members can become stewards. */
  | { readonly code: "joinFirst" }
  | { readonly code: "hasStewards" }
  /** The named person has no access to the community. */
  | { readonly code: "noSuchMember" }
  | { readonly code: "tooManyStewards" }
  | { readonly code: "tooManyPlaces" }
  /** Something was saved or asked there: only an empty community takes in another one. */
  | { readonly code: "notEmpty" }
  /** Not everything of an uploaded file is there (any more). */
  | { readonly code: "fileIncomplete" }
  | { readonly code: "tooManyAdmitted" }
  | { readonly code: "tooManyStories" }
  /** The community has no channel or chat in which cards can be posted. */
  | { readonly code: "noPlace" }
  /** No one could enter the community any more. */
  | { readonly code: "lastSteward" }
  | { readonly code: "thankingOneself" }
  | { readonly code: "noRecipient" }
  | { readonly code: "tooManySeconds" }
  /** It has another name by now, which is not the one that was asked for. */
  | { readonly code: "tagRenamed" }
  | { readonly code: "tooManyTagRenames" }
  /** Again in so many whole seconds. */
  | { readonly code: "tooManyRequests" | "quotaUsedUp"; readonly retryAfterSeconds: number }
  | { readonly code: "placeTaken"; readonly communityId: string }
  | { readonly code: "changedMeanwhile"; readonly current: TipView }
  | { readonly code: "changedMeanwhile"; readonly currentProblem: ProblemView }
  | { readonly code: "changedMeanwhile"; readonly currentDetails: CommunityDetailsView }
  | { readonly code: "changedMeanwhile"; readonly currentCharter: CharterView }
  | { readonly code: "invalidInput"; readonly fields: Readonly<Record<string, FieldFault>> };

export class Refusal extends Error {
  override name = "Refusal";
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason.code);
    this.reason = reason;
  }
}

/** Whether the store is at fault: the operator must hear of it, whatever the person is told. */
export const isFaultOfStore = (error: unknown): boolean =>
  error instanceof StoreUnavailableError || (error instanceof DeadlineError && error.cause !== undefined);

/** The error as a refusal; undefined for an unexpected one. */
export function refusalOf(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof DeadlineError)
    return new Refusal({ code: error.mayBeSaved ? "maybeSaved" : "tooSlow" });
  if (error instanceof RecordTooLargeError) return new Refusal({ code: "tooLarge" });
  if (error instanceof StoreUnavailableError) return new Refusal({ code: "storeUnavailable" });
  return undefined;
}
