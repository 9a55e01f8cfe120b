// What our cards and dialogs submit. A client can send anything in their place: it is parsed here and judged anew.
import { z } from "zod";
import {
  entraId,
  httpsLink,
  messageId,
  nonce,
  oneLine,
  optionalLine,
  optionalParagraphs,
  ownId,
  paragraphs,
  typedTags,
} from "./fields.ts";
import { limits } from "./limits.ts";
import { entryRef } from "./entry-ref.ts";

/** The card with which the bot starts a community. */
export const startCommunityData = z.object({
  name: oneLine(limits.communityName),
  purpose: optionalLine(limits.communityPurpose).default(""),
  nonce,
});

/** The card with which the bot searches, and the button for more of what it found. */
export const findEntriesData = z.object({ query: oneLine(limits.query), all: z.boolean().default(false) });

/** Commands that buttons give for a person, maybe with words of theirs. */
export const runCommandData = z.object({
  command: z.enum(["start", "ask", "find", "thank", "my data"]),
  rest: optionalLine(limits.query).default(""),
});
export type ButtonCommand = z.infer<typeof runCommandData>["command"];

/** The community that is started together with the tip, where one's own are to choose from. */
export const startHere = "start";

export const creditChoices = ["author", "me", "withoutName"] as const;
export type CreditChoice = (typeof creditChoices)[number];

/**
 * Text that may be changed in a dialog, in UTF-16 units: three times as many bytes at most, so that the card stays
 * small. A longer message is saved as it is.
 */
export const dialogTextLength = 4_000;

/** What is remembered of a message while its dialog is open, for clients that do not send the message again. */
export const messageReference = z.object({
  messageId: messageId.optional(),
  link: httpsLink.optional(),
  sentAt: z.iso.datetime({ offset: true }).optional(),
  /** Absent: unknown, as for an app's post. The name is empty where only the id is known. */
  author: z
    .object({ name: optionalLine(limits.personName).default(""), userId: entraId.optional() })
    .refine(({ name, userId }) => name !== "" || userId !== undefined)
    .optional(),
});
export type MessageReference = z.infer<typeof messageReference>;

/** What the dialog said of its community, to say it again while Teams cannot be asked. Means nothing else. */
export const shownTarget = z.object({ name: optionalLine(limits.communityName), canJoin: z.boolean() });

interface Submitted {
  readonly community?: unknown;
  readonly communityName?: unknown;
  readonly markdown?: unknown;
  readonly wholeMessage?: unknown;
}

/** Said beside the faults of other fields, not after they are mended. */
const always = { when: ({ value }: { value: unknown }) => typeof value === "object" && value !== null };

const toggle = (initially: "true" | "false") =>
  z
    .enum(["true", "false"])
    .default(initially)
    .transform((value) => value === "true");

export const saveTipData = z
  .object({
    nonce,
    /** The id of a community, or {@link startHere}. */
    community: z.union([z.literal(startHere), ownId]),
    communityName: optionalLine(limits.communityName).default(""),
    communityPurpose: optionalLine(limits.communityPurpose).default(""),
    title: oneLine(limits.tipTitle),
    markdown: paragraphs(dialogTextLength).optional(),
    /** The message was too long for the dialog: its own text is saved. */
    wholeMessage: z.boolean().default(false),
    tags: typedTags.default([]),
    credit: z.enum(creditChoices).optional(),
    join: toggle("false"),
    message: messageReference.optional(),
    shown: shownTarget.optional(),
  })
  .refine((data: Submitted) => data.community !== startHere || data.communityName !== "", {
    ...always,
    path: ["communityName"],
  })
  .refine((data: Submitted) => data.wholeMessage === true || data.markdown !== undefined, {
    ...always,
    path: ["markdown"],
  });
export type SaveTipData = z.infer<typeof saveTipData>;

/** The same dialog on another message of a thread: it goes into the tip that was saved from there, … */
export const addToTipData = z
  .object({
    addTo: ownId,
    /** What the dialog said of it, to say it again. */
    addToTitle: optionalLine(limits.tipTitle).default(""),
    community: ownId,
    markdown: paragraphs(dialogTextLength).optional(),
    wholeMessage: z.boolean().default(false),
    credit: z.enum(creditChoices).optional(),
    join: toggle("false"),
    message: messageReference.optional(),
  })
  .refine((data: Submitted) => data.wholeMessage === true || data.markdown !== undefined, {
    ...always,
    path: ["markdown"],
  });
export type AddToTipData = z.infer<typeof addToTipData>;

/** … or becomes one of its own. */
export const asNewTipData = z.object({ asNewTip: z.literal(true) });

/** The last step of the same dialog: puts the tip into the box where people write. */
export const postTipData = z.object({ postTip: z.object({ communityId: ownId, tipId: ownId }) });
export type PostTipData = z.infer<typeof postTipData>;

/** Text of a problem that can be typed into a form in Teams: beside it stands what may already answer it. */
export const askTextLength = 3_000;

/** The form of `askProblem`, in a dialog or in a card of the bot. */
export const askProblemData = z
  .object({
    nonce,
    /** The id of a community, or {@link startHere}. */
    community: z.union([z.literal(startHere), ownId]),
    communityName: optionalLine(limits.communityName).default(""),
    communityPurpose: optionalLine(limits.communityPurpose).default(""),
    title: oneLine(limits.problemTitle),
    markdown: optionalParagraphs(askTextLength).default(""),
    tags: typedTags.default([]),
    withoutName: toggle("false"),
    announce: toggle("true"),
    join: toggle("false"),
    /** What may already answer it was shown. */
    seen: z.boolean().default(false),
    message: messageReference.optional(),
    shown: shownTarget.optional(),
  })
  .refine((data: Submitted) => data.community !== startHere || data.communityName !== "", {
    ...always,
    path: ["communityName"],
  });

/** The form of `askProblem` as the answer to a button, which only the acting person sees. */
export const askProblemAnswer = z.object({ isAnswer: z.literal(true) });

/** The form of `recognisePeer`, in a dialog or in a card of the bot. */
export const giveThanksData = z.object({
  community: ownId,
  /** Entra object id, as Teams' picker in a card gives it. */
  person: entraId,
  reason: paragraphs(limits.thanksReason),
  message: messageReference.optional(),
});

/** The card of a problem: which one it shows. */
const ofProblem = z.object({ communityId: ownId, problemId: ownId });

/** Text of a reply that can be typed into a card, in UTF-16 units. */
export const cardReplyLength = 4_000;

export const replyToProblemData = ofProblem.extend({ reply: paragraphs(cardReplyLength) });
export const acceptReplyData = ofProblem.extend({
  replyId: ownId,
  reason: optionalParagraphs(limits.reason).default(""),
});
export const reopenProblemData = ofProblem.extend({ whyAgain: paragraphs(limits.reason) });
export const haveProblemTooData = ofProblem;

/** A tip or a solved problem that is pinned or unpinned by a card that shows it. */
export const boardData = z.object({ communityId: ownId }).extend(entryRef.shape);

/** The offer of a weekly digest. */
export const digestAnswerData = z.object({ communityId: ownId });

/** One of the problems that a dialog offers, of whichever community, as the value of a choice. */
export const problemChoice = ({ communityId, problemId }: z.infer<typeof ofProblem>): string =>
  `${communityId}/${problemId}`;

const chosenProblem = z
  .string()
  .transform((choice) => {
    const [communityId, problemId, ...more] = choice.split("/");
    return more.length === 0 ? { communityId, problemId } : {};
  })
  .pipe(ofProblem);

/** The dialog of `replyWith`: an existing message becomes the reply to a problem. */
export const replyWithData = z.object({
  problem: chosenProblem,
  join: toggle("false"),
  /** What is remembered of the message, for clients that do not send it again. */
  message: messageReference.optional(),
  markdown: paragraphs(dialogTextLength).optional(),
});
