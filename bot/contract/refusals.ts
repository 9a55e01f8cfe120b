import type { CharterView } from "./charter.ts";
import type { CommunityDetailsView } from "./community-settings.ts";
import type { ProblemView } from "./problems.ts";
import type { TipView } from "./tips.ts";

/** Why something was not done, as it crosses the wire. Each code has one sentence in `bot/words`. */
export const refusalCodes = [
  /** The request body, a field or a parameter breaks its schema; `fields` says which. */
  "invalidInput",
  /** No or a refused token. */
  "notSignedIn",
  /** It does not exist, or the person has no access: indistinguishable. */
  "notFound",
  /** The person may see it, but not do this. */
  "notAllowed",
  /** The author of the message withdrew it: no one else can save it here again. */
  "withdrawnByAuthor",
  /** It was changed since it was read; `current` carries its present state. */
  "changedMeanwhile",
  /** Teams could not be asked who belongs to the place. */
  "teamsUnavailable",
  /** Store or Teams did not answer in time; nothing was changed. */
  "tooSlow",
  /** As `tooSlow`, but a change had begun: it may be saved. Doing the same again does not save it twice. */
  "maybeSaved",
  /** The store has no room, or cannot be used right now: nothing was changed; who runs the server has to act. */
  "storeUnavailable",
  /** The app is not in this channel or chat, so its members are unknown. */
  "appNotInstalled",
  /** The place already has a community; `communityId` says which. */
  "placeTaken",
  /** The body has more bytes than `limits.requestBytes` or more values than `limits.requestValues`. */
  "tooLarge",
  /** The body is not JSON. */
  "unsupportedMedia",
  "tooManyCommunities",
  /** The person's own list (bookmarks, what they follow, drafts) is full. */
  "listFull",
  /** The problem is solved, so there is nothing to carry. */
  "problemSolved",
  /** The asker has no access to that community, and could not read its answers. */
  "askerNotThere",
  "problemFull",
  "entryTooLarge",
  "entryWrong",
  /** The board holds as many entries as it can. */
  "boardFull",
  /** Only a solved problem can be pinned. */
  "notSolved",
  /** The community is closed: it can be read, and opened again by a steward. */
  "communityClosed",
  /** Only a steward of the community may do this. */
  "stewardsOnly",
  /** Only members can become stewards. */
  "joinFirst",
  "hasStewards",
  /** The named person has no access to the community. */
  "noSuchMember",
  "tooManyStewards",
  "tooManyPlaces",
  /** Only an empty community takes in another one. */
  "notEmpty",
  /** Not everything of an uploaded file is there (any more). */
  "fileIncomplete",
  "tooManyAdmitted",
  /** The community has no channel or chat, so there is nowhere to post. */
  "noPlace",
  /** No one else could enter the community, which has no channel or chat. */
  "lastSteward",
  "thankingOneself",
  /** The person could not read the thanks: they have no access to the community. */
  "noRecipient",
  "tooManySeconds",
  /** The tag has another name by now. */
  "tagRenamed",
  /** The community holds as many new names of tags as it can. */
  "tooManyTagRenames",
  /** The person's list of stories is full. */
  "tooManyStories",
  /** Something that reads the whole organisation is under way, and one does so at a time: again in a minute. */
  "busy",
  /** The person or the organisation asked for a lot at once; `retryAfterSeconds` says when again. */
  "tooManyRequests",
  /** The person has done so much of this today that it must wait; `retryAfterSeconds` says how long. */
  "quotaUsedUp",
  /** A newer version of Commonplace made this; the server that was asked is about to be replaced by one. */
  "newerVersion",
  /** A fault of ours; the correlation id finds it in the log. */
  "internal",
] as const;

export type RefusalCode = (typeof refusalCodes)[number];

/** What is wrong with one field, in codes that forms and cards turn into a sentence. */
export type FieldFault = "missing" | "tooLong" | "tooMany" | "wrong";

/** The one error shape of the API. */
export interface ErrorView {
  error: {
    code: RefusalCode;
    /** One plain sentence in the person's language: what happened and what to do. */
    message: string;
    /** Finds the request in the log. */
    correlationId: string;
    /** With `invalidInput`: the faulty fields by their path ("title", "tags.0"). */
    fields?: Record<string, FieldFault>;
    /** With `changedMeanwhile`: the tip as it is now. */
    current?: TipView;
    /** With `changedMeanwhile`: the problem as it is now. */
    currentProblem?: ProblemView;
    /** With `changedMeanwhile`: name and purpose as they are now. */
    currentDetails?: CommunityDetailsView;
    /** With `changedMeanwhile`: the charter as it is now. */
    currentCharter?: CharterView;
    /** With `placeTaken`. */
    communityId?: string;
    /** With `tooManyRequests` and `quotaUsedUp`, as in the header Retry-After. */
    retryAfterSeconds?: number;
  };
}
