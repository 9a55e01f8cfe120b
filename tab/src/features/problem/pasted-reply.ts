// A message that a person brings as a reply, while they look it over: kept in the browser's session until it is there.
import { z } from "zod";
import { replyInput, type ReplyInput } from "../../../../bot/contract/problems.ts";
import type { PastedMessageView } from "../../../../bot/contract/tips.ts";
import { keptUnder, type DraftStore } from "../../writing/draft-store.ts";
import { pastedFrom } from "../../writing/pasted.ts";
import { readForm, type FormResult, type FormShape } from "../../writing/form.ts";

const draftShape = z.object({
  markdown: z.string(),
  name: z.string(),
  /** The person who brings it wrote it. */
  isMine: z.boolean(),
  nonce: z.string(),
  ...pastedFrom,
});
export type PastedReply = z.infer<typeof draftShape>;

export const pastedReplyOf = (
  nonce: string,
  { markdown, notKept, source, author }: PastedMessageView,
): PastedReply => ({
  markdown,
  name: author?.name ?? "",
  isMine: author?.isMine ?? false,
  nonce,
  notKept,
  ...(source !== undefined && { source }),
});

export const pastedReplyStore = (
  getStorage: () => Storage,
  communityId: string,
  problemId: string,
): DraftStore<PastedReply> =>
  keptUnder(getStorage, [communityId, problemId, "pasted-reply"], (kept) => draftShape.safeParse(kept).data);

const fields = ["markdown", "message"] as const;
export type PastedReplyField = (typeof fields)[number];

export const pastedReplyIds: Record<PastedReplyField, string> = {
  markdown: "pasted-reply-text",
  message: "pasted-reply-name",
};

/** What can be wrong with the message is the name of its author. */
export const pastedReplyForm: FormShape<PastedReply, PastedReplyField> = {
  fields,
  typedIn: (field, { markdown, name, isMine }) => (field === "message" ? `${isMine} ${name}` : markdown),
  focus: (field) => document.getElementById(pastedReplyIds[field])?.focus(),
};

export const pastedReplyInput = ({
  markdown,
  name,
  isMine,
  nonce,
  source,
}: PastedReply): FormResult<ReplyInput, PastedReplyField> =>
  readForm(fields, replyInput, {
    markdown,
    nonce,
    message: {
      ...(source !== undefined && { source }),
      ...(!isMine && { author: { name } }),
    },
  });
