// Problems and the replies to them, as they cross the wire.
import { z } from "zod";
import {
  entraId,
  markdown,
  nonce,
  oneLine,
  optionalMarkdown,
  optionalParagraphs,
  ownId,
  paragraphs,
  tags,
} from "./fields.ts";
import { entryRef, type EntryRef } from "./entry-ref.ts";
import type { HiddenView } from "./moderation.ts";
import { limits } from "./limits.ts";
import type { ActorView, NamedView } from "./people.ts";
import { messageSourceInput, tipFields, type EntrySourceView } from "./tips.ts";

const problemFields = z.object({
  title: oneLine(limits.problemTitle),
  /** What happens, what was tried. May be empty: a title can say it all. */
  markdown: optionalMarkdown(limits.problemMarkdown).default(""),
  tags: tags.default([]),
});

export const askProblemInput = problemFields.extend({
  /** The asker is not shown; what is stored of them serves only their notifications. */
  withoutName: z.boolean().default(false),
  /** False: no card of it is posted where the community lives. */
  announce: z.boolean().optional(),
  /** The message in which it was first asked. Not kept when asked without a name: it would tell. */
  source: messageSourceInput.optional(),
  nonce,
});
export type AskProblemInput = z.infer<typeof askProblemInput>;

export const editProblemInput = problemFields.extend({
  /** The `version` of the problem that was read. */
  version: z.string().min(1).max(200),
});
export type EditProblemInput = z.infer<typeof editProblemInput>;

/** The typed author of a message that is taken as a reply. */
const replyAuthor = z.object({ name: oneLine(limits.personName) });

const replyFields = z.object({
  /** Empty beside an entry. */
  markdown: optionalMarkdown(limits.replyMarkdown).default(""),
  /** A tip or a solved problem of the community that is the reply, without further words. */
  entry: entryRef.optional(),
  /**
   * An existing message that is taken as the reply. Without `source` only its words are known, without `author` it is
   * the actor's.
   */
  message: z.object({ source: messageSourceInput.optional(), author: replyAuthor.optional() }).optional(),
  nonce,
});
export const replyInput = replyFields.refine(
  ({ markdown, entry }) => markdown !== "" || entry !== undefined,
  {
    path: ["markdown"],
  },
);
export type ReplyInput = z.infer<typeof replyInput>;

export const editReplyInput = z.object({ markdown: markdown(limits.replyMarkdown) });
export type EditReplyInput = z.infer<typeof editReplyInput>;

/** Why a reply is the solution, or why a problem is open again. The asker may leave it out when accepting. */
export const acceptInput = z.object({ reason: optionalParagraphs(limits.reason).default("") });
export type AcceptInput = z.infer<typeof acceptInput>;

export const reopenInput = z.object({ reason: paragraphs(limits.reason) });
export type ReopenInput = z.infer<typeof reopenInput>;

/** The community to which a problem is cross-posted. */
export const crossPostInput = z.object({ communityId: ownId });
export type CrossPostInput = z.infer<typeof crossPostInput>;

/** People of the community who are asked, too, by Entra object id. */
export const askPeopleInput = z.object({ people: z.array(entraId).min(1).max(limits.peopleAskedAtOnce) });
export type AskPeopleInput = z.infer<typeof askPeopleInput>;

export const problemParams = z.object({ communityId: ownId, problemId: ownId });
export const replyParams = problemParams.extend({ replyId: ownId });

/** A tip of the replies that solved a problem: its text may be shortened, and the authors are credited. */
export const makeTipInput = tipFields.extend({
  replyIds: z.array(ownId).min(1).max(limits.repliesPerTip),
});
export type MakeTipInput = z.infer<typeof makeTipInput>;

/** `withoutName`: an anonymous asker. */
export type AskerView = ({ kind: "person" } & NamedView) | { kind: "withoutName" };

export type ProblemState = "open" | "solved";

export interface ReplyView {
  id: string;
  /** Empty where an entry is the reply. */
  markdown: string;
  /** The tip or solved problem that is the reply; it may be gone, or of a community without access for this person. */
  entry?: EntryRef & { communityId: string };
  author: ActorView;
  source?: EntrySourceView;
  /** Who took the message as a reply; left out when it is the author. */
  addedBy?: ActorView;
  /** Name of the linked community in which it was written. */
  fromCommunity?: string;
  createdAt: string;
  /** Present when it was changed after it was written. */
  changedAt?: string;
  /** Present when it is a solution. `canUndo`: whether this person may take the acceptance back. */
  accepted?: { by: ActorView; reason: string; at: string; canUndo: boolean };
  /** Whether it is this person's to take away. */
  canEdit: boolean;
  /** Whether this person may change its text: a message of another person stays as it is. */
  canReword: boolean;
  /** Present when a steward has hidden it. */
  hidden?: HiddenView | undefined;
}

export interface ProblemView {
  id: string;
  communityId: string;
  title: string;
  markdown: string;
  tags: string[];
  state: ProblemState;
  asker: AskerView;
  source: EntrySourceView;
  /** Oldest first. Those that this person may not see are left out. */
  replies: ReplyView[];
  /** Where replies stood that a steward has hidden from this person, oldest first. */
  hiddenReplies: { id: string; createdAt: string }[];
  /** Why it was opened again, the last time; only while it is open. */
  reopened?: { by: ActorView; reason: string; at: string };
  /** Where it was asked first; the link opens only for those who have access there. */
  crossPostedFrom?: {
    communityId: string;
    communityName: string;
    problemId: string;
    by: ActorView;
    /** This person cross-posted it here, and it has no reply from here. */
    canTakeBack: boolean;
  };
  /** Linked communities that were asked, too. */
  crossPostedTo: { communityId: string; communityName: string; problemId: string }[];
  /** Tips that were made from its solutions; some may be gone. */
  tipIds: string[];
  /** Whether it is solved, and there is no tip of exactly these replies. */
  canMakeTip: boolean;
  othersHaveIt: boolean;
  /** Whether this person said that they have it too. */
  iHaveIt: boolean;
  createdAt: string;
  version: string;
  /** Whether this person asked it: may change it, and accepts without a reason. */
  isMine: boolean;
  /** Present when a steward has hidden it. */
  hidden?: HiddenView | undefined;
  /** Whether this person may hide it and its replies. */
  canHide: boolean;
}

/** A problem in a list or among search results. */
export interface ProblemSummary {
  id: string;
  communityId: string;
  communityName: string;
  title: string;
  /** The beginning of the text, without Markdown's signs; at most 200 characters. */
  excerpt: string;
  tags: string[];
  state: ProblemState;
  asker: AskerView;
  isAnswered: boolean;
  createdAt: string;
}

/** `POST …/problems` */
export interface AskProblemView {
  outcome: "asked" | "alreadyAsked";
  problem: ProblemView;
  /** Name of the channel or chat that gets a card of it, empty where it has none; absent when no card is posted. */
  postedIn?: string;
  /** A card was wanted, and none can be posted: the community lives in private channels alone. */
  isPrivateOnly?: true;
}
