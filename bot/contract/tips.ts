// Tips, as they cross the wire.
import { z } from "zod";
import type { DoubtView, Freshness } from "./checks.ts";
import {
  conversationId,
  httpsLink,
  markdown,
  messageId,
  nonce,
  oneLine,
  optionalLine,
  ownId,
  tags,
} from "./fields.ts";
import type { HiddenView } from "./moderation.ts";
import type { NamedView } from "./people.ts";
import { limits } from "./limits.ts";

/**
 * The author of a tip. `me` is resolved on the server; a `person` is a typed name. Ids are not accepted: only Teams'
 * own invoke names an author by id.
 */
const creditInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("me") }),
  z.object({ kind: z.literal("withoutName") }),
  z.object({
    kind: z.literal("person"),
    name: oneLine(limits.personName),
  }),
]);
export type CreditInput = z.infer<typeof creditInput>;

/** The message that a tip was saved from. Conversation and message id together make the tip's identity. */
export const messageSourceInput = z.object({
  conversationId,
  messageId,
  link: httpsLink.optional(),
  /** When the message was sent (ISO 8601, UTC). */
  sentAt: z.iso.datetime({ offset: true }).optional(),
});
export type MessageSourceInput = z.infer<typeof messageSourceInput>;

export const tipFields = z.object({
  title: oneLine(limits.tipTitle),
  markdown: markdown(limits.tipMarkdown),
  tags: tags.default([]),
});

export const saveTipInput = tipFields.extend({
  credit: creditInput,
  /** Absent when the tip is written by hand. */
  source: messageSourceInput.optional(),
  nonce,
});
export type SaveTipInput = z.infer<typeof saveTipInput>;

export const editTipInput = tipFields.extend({
  /** Absent: the credit stays as it is. */
  credit: creditInput.optional(),
  /** Why, in a few words; stands in the tip's history. */
  note: optionalLine(limits.revisionNote).optional(),
  /** The `version` of the tip that was read. */
  version: z.string().min(1).max(200),
});
export type EditTipInput = z.infer<typeof editTipInput>;

/** An author's answer to being named. */
export const creditAnswers = ["keep", "withoutName"] as const;
export type CreditAnswer = (typeof creditAnswers)[number];

/** `askAgain` takes an answer back. */
export const creditAnswerInput = z.object({ answer: z.enum([...creditAnswers, "askAgain"]) });
export type CreditAnswerInput = z.infer<typeof creditAnswerInput>;

export const tipParams = z.object({ communityId: ownId, tipId: ownId });

export const tipsQuery = z.object({ cursor: z.string().min(1).max(500).optional() });

/** A pasted message: HTML from the clipboard, plain text, or both. */
export const pastedMessageInput = z
  .object({
    html: z.string().max(limits.messageHtml).optional(),
    text: z.string().max(limits.messageHtml).optional(),
  })
  .refine((pasted) => [pasted.html, pasted.text].some((text) => text?.trim()), { path: ["text"] });
export type PastedMessageInput = z.infer<typeof pastedMessageInput>;

/** What a message lost on its way to Markdown. */
export interface NotKept {
  /** Pictures that live in Teams only; their place in the text says so. */
  pictures: number;
  /** Attachments without an https address (cards, for example). */
  attachments: number;
}

/** `POST /api/messages-to-markdown`: a pasted message, ready for the form. */
export interface PastedMessageView {
  title: string;
  markdown: string;
  notKept: NotKept;
  /** Set when what was pasted is a link to a message. */
  source?: MessageSourceInput;
  /** Who wrote it, where what Teams puts over a copied message says so. */
  author?: { name: string; isMine: boolean };
}

export interface CreditView {
  /** Credited people; empty: it is shared without a name. */
  people: NamedView[];
  /** Who changed it last, so that nobody takes it for the words of who is credited. Absent if that is one of them. */
  changedBy?: NamedView;
}

export type EntrySourceView =
  { kind: "message"; link?: string; sentAt?: string; placeName?: string } | { kind: "written" };

/** `solution`: of a problem in the same community, which may be gone or hidden by now. */
export type TipSourceView = EntrySourceView | { kind: "solution"; problemId: string };

export interface TipView {
  id: string;
  communityId: string;
  title: string;
  markdown: string;
  tags: string[];
  credit: CreditView;
  source: TipSourceView;
  /** Absent when the tip is shared without a name: the saver may be the author. */
  savedBy?: NamedView;
  createdAt: string;
  changedAt: string;
  /** Of what the form of a tip edits; checks leave it as it is. */
  version: string;
  freshness: Freshness;
  /** Since the last confirmation, newest first; empty unless it is doubted. */
  doubts: DoubtView[];
  /** The last confirmation. */
  confirmedAt?: string;
  /** What this person said of it as it is now. */
  myCheck?: "works" | "failed";
  /** Whether this person alone is its author. */
  isMine: boolean;
  /** Whether this person may change the credit. All members may edit the rest. */
  canChangeCredit: boolean;
  /**
   * Present for an author of its text; without an answer until they gave one. `isShared`: it has other authors, too, so
   * that withdrawing removes only their own text.
   */
  myWords?: { answer?: CreditAnswer | undefined; isShared: boolean };
  /** Present when a steward has hidden it. */
  hidden?: HiddenView | undefined;
  /** Whether this person may hide it. */
  canHide: boolean;
}

/** A tip in a list or among search results. */
export interface TipSummary {
  id: string;
  communityId: string;
  communityName: string;
  title: string;
  /** The beginning of the text, without Markdown's signs; at most 200 characters. */
  excerpt: string;
  tags: string[];
  credit: CreditView;
  freshness: Freshness;
  createdAt: string;
}

/** `GET /api/communities/:communityId/tips`; newest first. */
export interface TipsPageView {
  tips: TipSummary[];
  /** Present when there is more. */
  cursor?: string;
}

/** `POST …/tips` */
export interface SaveTipView {
  outcome: "saved" | "alreadySaved";
  /** The community had none before. */
  isFirst?: true;
  tip: TipView;
}
