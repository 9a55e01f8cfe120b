import type { Activity } from "botbuilder";
import type { Actor } from "../../community/core/actor.ts";
import type { MessageOrigin } from "../../community/communities/claim.ts";
import { Refusal } from "../../community/core/refusal.ts";
import type { AddToTipData, MessageReference, SaveTipData } from "../../contract/card-data.ts";
import { messageSourceInput, type MessageSourceInput } from "../../contract/tips.ts";
import type { AddedMessage } from "../../community/tips/add-message.ts";
import type { GivenTip } from "../../community/tips/save-tip.ts";
import { conversationIdFrom } from "../activity.ts";
import { likelyCredit, mayBeOwn, type TipDraft } from "../tip-draft.ts";

/** The message as Teams sends it with the submit; a client that sends none gets back what the dialog remembered. */
const referenceOf = (
  draft: TipDraft | undefined,
  data: Pick<SaveTipData, "message">,
): MessageReference | undefined => draft?.reference ?? data.message;

export function saveTipInputFrom(
  activity: Activity,
  actor: Actor,
  data: SaveTipData,
  draft: TipDraft | undefined,
): GivenTip {
  const { title, tags, nonce } = data;
  return { title, tags, nonce, ...wordsFrom(activity, actor, data, draft), thread: draft?.thread };
}

/** The message for a tip that is there. */
export function addedMessageFrom(
  activity: Activity,
  actor: Actor,
  data: AddToTipData,
  draft: TipDraft | undefined,
): AddedMessage {
  const { source, ...words } = wordsFrom(activity, actor, data, draft);
  if (!source) throw new Refusal({ code: "invalidInput", fields: {} });
  return { source, ...words };
}

function wordsFrom(
  activity: Activity,
  actor: Actor,
  data: Pick<SaveTipData, "wholeMessage" | "markdown" | "credit" | "message">,
  draft: TipDraft | undefined,
) {
  const reference = referenceOf(draft, data);
  const markdown = data.wholeMessage ? draft?.markdown : data.markdown;
  if (!markdown) throw new Refusal({ code: "invalidInput", fields: { markdown: "missing" } });
  const source = sourceOf(activity, reference);
  return {
    markdown,
    credit: creditOf(data, actor, reference),
    ...(source && { source }),
    origin: originOf(draft),
    vouchedAuthor: draft?.reference.author?.userId,
  };
}

/** What a dialog remembers comes back from a client, which can send anything. */
export const originOf = (draft: TipDraft | undefined): MessageOrigin => (draft ? "teams" : "client");

/** The conversation is the one that Teams names, whatever else was sent. Undefined without a message's identity. */
export const sourceOf = (
  activity: Activity,
  reference: MessageReference | undefined,
): MessageSourceInput | undefined =>
  messageSourceInput.safeParse({ ...reference, conversationId: conversationIdFrom(activity) }).data;

function creditOf(
  data: Pick<SaveTipData, "credit">,
  actor: Actor,
  reference: MessageReference | undefined,
): GivenTip["credit"] {
  const choice = data.credit ?? likelyCredit(reference, actor);
  const author = choice === "author" ? reference?.author : undefined;
  if (author) return { kind: "person", ...author };
  if (choice === "author" || (choice === "me" && !mayBeOwn(reference, actor)))
    throw new Refusal({ code: "invalidInput", fields: { credit: "wrong" } });
  return { kind: choice };
}
