// Asking a problem in Teams: by the action `askProblem` of the message extension, and by the bot's command `ask`. The
// problem's card is always the bot's own, so that it can be kept true: nothing goes into the box where people write.
import type { Activity, MessagingExtensionActionResponse } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { isPrivateOnly, type Community } from "../../community/communities/community.ts";
import { parseInput } from "../../community/core/input.ts";
import { addMembership } from "../../community/communities/memberships.ts";
import { askProblemIn, type AskedIn } from "../../community/problems/ask-problem.ts";
import { takeForm } from "../../community/outbox/posted-form.ts";
import type { Problem } from "../../community/problems/problem.ts";
import { problemCardView } from "../../community/problems/problem-view.ts";
import { askProblemAnswer, askProblemData, startHere } from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import { askProblemInput } from "../../contract/problems.ts";
import type { Strings } from "../../strings/strings.ts";
import { actorFrom, conversationIdFrom, named, placeFrom, stringsOf } from "../activity.ts";
import { askedCard, askProblemCard } from "../cards/ask-problem-card.ts";
import { problemCard } from "../cards/problem-card.ts";
import { openHomeCard } from "./next-step.ts";
import { type CardMessage, cardMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { draftFrom } from "../tip-draft.ts";
import { type FormIn, formAgain, newForm } from "./ask-problem-form.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";
import { dialog, openedDialog, submittedData, wasInstalled } from "./dialog.ts";
import { originOf, sourceOf } from "./save-tip-input.ts";
import { findTarget } from "./save-tip-target.ts";
import { startHereOrFind } from "./save-tip.ts";
import { similarTo } from "./similar-to.ts";
import { getCommunity } from "../../community/communities/enter.ts";

/** `composeExtension/fetchTask` */
export async function openAskProblem(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  return openedDialog(
    activity,
    "ask.title",
    async () => (await form(deps, activity, "dialog")) ?? openHomeCard(deps, activity, "card.nowhere"),
  );
}

/** `composeExtension/submitAction`. Whatever goes wrong, the dialog comes back with everything that was typed. */
export async function submitAskProblem(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  const data = submittedData(activity);
  if (wasInstalled(data)) return openAskProblem(deps, activity);
  return dialog(activity, "ask.title", (await ask(deps, activity, "dialog", data)).card);
}

export const askProblemAgain = async (
  deps: TeamsDeps,
  activity: Activity,
  error: unknown,
): Promise<MessagingExtensionActionResponse> => {
  const form = await formAgain(deps, activity, "dialog", submittedData(activity), { error });
  return dialog(activity, "ask.title", askProblemCard(stringsOf(activity), form));
};

/** `ask`, and maybe the problem in some words. */
export async function answerAsk(
  deps: TeamsDeps,
  activity: Activity,
  rest: string,
  formIn: "card" | "answer",
): Promise<CardMessage> {
  const card = await form(deps, activity, formIn, rest);
  return cardMessage(card ?? openHomeCard(deps, activity, "card.nowhere"));
}

/** Of the bot's form. Where it does not become the problem's card, it says what came of it. */
export const askProblemAction: CardAction = {
  async execute(deps, activity, data, replace) {
    const formIn = askProblemAnswer.safeParse(data).success ? "answer" : "card";
    const asked = await ask(deps, activity, formIn, data);
    if (asked.outcome === "askedElsewhere" && formIn === "card") {
      const records = deps.records.forTenant(actorFrom(activity).tenantId);
      await replace(asked.card, (card) => takeForm(records, { use: "askProblem", card }, asked.problemId));
    }
    return cardAnswer(asked.card);
  },

  async submit(deps, activity, data) {
    const { card, outcome } = await ask(deps, activity, "card", data);
    return outcome === "askedHere" ? undefined : cardMessage(card);
  },
};

/** Undefined where there is nowhere to ask. */
async function form(
  deps: TeamsDeps,
  activity: Activity,
  formIn: FormIn,
  title?: string,
): Promise<Card | undefined> {
  const place = placeFrom(activity);
  const found = await findTarget(deps, actorFrom(activity), place);
  if (!found) return undefined;
  const { target } = found;
  const canStart = target.kind === "start" || (target.kind === "choose" && target.canStart);
  const start = canStart && place ? await named(place, activity, deps.nameOfChannel) : undefined;
  const draft = formIn === "dialog" ? draftFrom(activity) : undefined;
  return askProblemCard(
    stringsOf(activity),
    newForm(deps, activity, {
      in: formIn,
      ...found,
      draft,
      placeName: start?.name,
      ...(title !== undefined && title !== "" && { title: title.slice(0, limits.problemTitle) }),
    }),
  );
}

type Asked = { readonly card: Card } & (
  | { readonly outcome: "again" }
  /** `askedHere`: the bot's form becomes the problem's card. */
  | { readonly outcome: "askedHere" | "askedElsewhere"; readonly problemId: string }
);

async function ask(deps: TeamsDeps, activity: Activity, formIn: FormIn, submitted: unknown): Promise<Asked> {
  const strings = stringsOf(activity);
  const again = async (why: Parameters<typeof formAgain>[4]): Promise<Asked> => ({
    card: askProblemCard(strings, await formAgain(deps, activity, formIn, submitted, why)),
    outcome: "again",
  });
  try {
    const actor = actorFrom(activity);
    const data = parseInput(askProblemData, submitted);
    const communityId =
      data.community === startHere ? await startHereOrFind(deps, activity, actor, data) : data.community;
    const community = await getCommunity(deps, actor, communityId, "write");
    const similar = data.seen ? [] : await similarTo(deps, activity, community, data.title);
    if (similar.length > 0) return await again({ similar });
    // Before the problem: should joining be refused, sending the form again does both.
    if (data.join) await addMembership(deps, actor, community.id);
    const draft = formIn === "dialog" ? draftFrom(activity) : undefined;
    // What the dialog remembered, for clients that do not send the message again.
    const source = formIn === "dialog" ? sourceOf(activity, draft?.reference ?? data.message) : undefined;
    const input = parseInput(askProblemInput, { ...data, source });
    const askedIn = { ...askedInOf(activity, formIn), origin: originOf(draft) };
    const { outcome, problem } = await askProblemIn(deps, actor, community, input, askedIn);
    const isHere = problem.cards.some(({ activityId }) => activityId === askedIn.form?.activityId);
    const asked = { problemId: problem.id, outcome: isHere ? "askedHere" : "askedElsewhere" } as const;
    if (isHere) return { card: shownCard(deps, strings, community, problem), ...asked };
    const said = { title: problem.title, community };
    const link = deps.links.problem(community.id, problem.id);
    const card = askedCard(strings, said, link, {
      wasAsked: outcome === "alreadyAsked",
      isPrivateOnly: data.announce && isPrivateOnly(community),
    });
    return { card, ...asked };
  } catch (error) {
    return again({ error });
  }
}

const shownCard = (deps: TeamsDeps, strings: Strings, community: Community, problem: Problem): Card =>
  problemCard(strings, problemCardView(problem, community), {
    link: deps.links.problem(community.id, problem.id),
    community,
  });

/** In a channel or chat the bot's form becomes the problem's card; in a person's own chat no one else would see it. */
function askedInOf(activity: Activity, formIn: FormIn): AskedIn {
  const conversationId = conversationIdFrom(activity);
  const { replyToId } = activity;
  if (formIn !== "card" || replyToId === undefined || !placeFrom(activity)) return { conversationId };
  // With its thread: there it can be changed.
  return { conversationId, form: { conversationId: activity.conversation.id, activityId: replyToId } };
}
