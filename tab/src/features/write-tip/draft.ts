// What a person is writing: kept in the browser's session until it is saved, so that nothing typed is lost.
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import type { PastedMessageView, TipView } from "../../../../bot/contract/tips.ts";
import { z } from "zod";
import { pastedFrom } from "../../writing/pasted.ts";

const creditChoices = ["me", "person", "withoutName", "keep"] as const;
export type CreditChoice = (typeof creditChoices)[number];

const draftShape = z.object({
  title: z.string(),
  markdown: z.string(),
  /** As typed: separated by commas. */
  tagLine: z.string(),
  credit: z.enum(creditChoices),
  personName: z.string(),
  /** Made with the draft: sending it again, even after a reload, saves one tip. */
  nonce: z.string(),
  ...pastedFrom,
  /** Of the tip that is edited: the version from which the writing started. */
  version: z.string().optional(),
  /** Why it is edited. */
  note: z.string().default(""),
});
export type Draft = z.infer<typeof draftShape>;

export const emptyDraft = (nonce: string, credit: CreditChoice): Draft => ({
  title: "",
  markdown: "",
  tagLine: "",
  credit,
  personName: "",
  nonce,
  note: "",
});

/** The message's author is credited, where it says who: it is seldom the person who saves it. */
export const draftOfMessage = (nonce: string, { author, ...message }: PastedMessageView): Draft => ({
  ...emptyDraft(nonce, author === undefined ? "withoutName" : author.isMine ? "me" : "person"),
  personName: author === undefined || author.isMine ? "" : author.name,
  title: message.title,
  markdown: message.markdown,
  notKept: message.notKept,
  ...(message.source !== undefined && { source: message.source }),
});

/** The words of what helped, one after the other, under the problem's title. Its authors are thanked anyway. */
export const draftOfSolution = (
  nonce: string,
  { title, tags }: Pick<ProblemView, "title" | "tags">,
  replies: readonly Pick<ReplyView, "markdown">[],
): Draft => ({
  ...emptyDraft(nonce, "keep"),
  title: title.slice(0, limits.tipTitle),
  markdown: replies.map(({ markdown }) => markdown.trim()).join("\n\n"),
  tagLine: tags.join(", "),
});

export const draftOfTip = (nonce: string, tip: TipView): Draft => ({
  ...emptyDraft(nonce, "keep"),
  title: tip.title,
  markdown: tip.markdown,
  tagLine: tip.tags.join(", "),
  version: tip.version,
});

/** Anything else than a draft of ours counts as none. */
export const parseDraft = (kept: unknown): Draft | undefined => draftShape.safeParse(kept).data;
