// The action `replyWith`: takes a message as the reply to an open problem, credited to its author.
import type { Activity, MessagingExtensionActionResponse } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { parseInput } from "../../community/core/input.ts";
import { addMembership } from "../../community/communities/memberships.ts";
import type { ChangedProblem } from "../../community/problems/change-problem.ts";
import { replyToProblem } from "../../community/problems/reply.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { shorten } from "../../community/text/shorten.ts";
import { type MessageReference, replyWithData } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import type { MessageSourceInput } from "../../contract/tips.ts";
import { derivedId } from "../../community/core/ids.ts";
import { actorFrom, stringsOf } from "../activity.ts";
import { repliedWithCard, replyWithCard } from "../cards/reply-with-card.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { draftFrom } from "../tip-draft.ts";
import { dialog, openedDialog, submittedData, wasInstalled } from "./dialog.ts";
import { formAgain, newForm } from "./reply-with-form.ts";
import { openHomeCard } from "./next-step.ts";
import { originOf, sourceOf } from "./save-tip-input.ts";

/** `composeExtension/fetchTask` */
export const openReplyWith = (
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> =>
  openedDialog(activity, "replyWith.title", async () => {
    const strings = stringsOf(activity);
    const form = await newForm(deps, activity);
    return typeof form === "string" ? openHomeCard(deps, activity, form) : replyWithCard(strings, form);
  });

/** `composeExtension/submitAction`. Whatever goes wrong, the dialog comes back with what was chosen. */
export async function submitReplyWith(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  const data = submittedData(activity);
  if (wasInstalled(data)) return openReplyWith(deps, activity);
  return dialog(activity, "replyWith.title", await reply(deps, activity, data));
}

export const replyWithAgain = async (
  deps: TeamsDeps,
  activity: Activity,
  error: unknown,
): Promise<MessagingExtensionActionResponse> => {
  const form = await formAgain(deps, activity, submittedData(activity), error);
  return dialog(activity, "replyWith.title", replyWithCard(stringsOf(activity), form));
};

async function reply(deps: TeamsDeps, activity: Activity, submitted: unknown): Promise<Card> {
  const strings = stringsOf(activity);
  try {
    const { author, problem, community } = await replyWith(deps, activity, submitted);
    const link = deps.links.problem(community.id, problem.id);
    return repliedWithCard(strings, { problemTitle: problem.title, author, community }, link);
  } catch (error) {
    return replyWithCard(strings, await formAgain(deps, activity, submitted, error));
  }
}

async function replyWith(
  deps: TeamsDeps,
  activity: Activity,
  submitted: unknown,
): Promise<ChangedProblem & { author: string }> {
  const actor = actorFrom(activity);
  const data = parseInput(replyWithData, submitted);
  const draft = draftFrom(activity);
  const reference = draft?.reference ?? data.message;
  const source = sourceOf(activity, reference);
  const markdown = shorten(draft?.markdown ?? data.markdown ?? "", limits.replyMarkdown);
  if (!source || markdown === "") throw new Refusal({ code: "invalidInput", fields: {} });
  const { communityId, problemId } = data.problem;
  const input = { markdown, ...authorship(source, reference), origin: originOf(draft) };
  const replied = await replyToProblem(deps, actor, communityId, problemId, input);
  // After the reply, which judges access; sending the dialog again is harmless.
  if (data.join) await addMembership(deps, actor, communityId);
  const author = replied.problem.replies.find(({ id }) => id === replied.replyId)?.author.name;
  return { ...replied, author: author ?? "" };
}

/** A message of an app, or without an author, has no name. */
const authorship = (source: MessageSourceInput, reference: MessageReference | undefined) => ({
  message: { source, author: reference?.author ?? { name: "" } },
  nonce: derivedId("reply with", source.conversationId, source.messageId),
});
