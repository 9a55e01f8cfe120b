// Thanks in Teams: by the action `recognisePeer` of the message extension, and by the bot's command `thank`. The
// recipient is named to the giver alone, never where others read.
import type { Activity, MessagingExtensionActionResponse } from "botbuilder";
import type { Card } from "../cards/card.ts";
import { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import type { Community } from "../../community/communities/community.ts";
import { parseInput } from "../../community/core/input.ts";
import { refusalOf } from "../../community/core/refusal.ts";
import { folded } from "../../community/text/folded.ts";
import { giveThanks } from "../../community/thanks/give-thanks.ts";
import { peopleOf } from "../../community/communities/known-people.ts";
import {
  giveThanksData,
  messageReference,
  shownTarget,
  type MessageReference,
} from "../../contract/card-data.ts";
import { limits } from "../../contract/limits.ts";
import { giveThanksInput } from "../../contract/thanks.ts";
import { loggedFault } from "../../logged-fault.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { commandButton } from "../cards/buttons.ts";
import { deliveredCard, giveThanksCard, type GiveThanksForm } from "../cards/give-thanks-card.ts";
import type { Target } from "../cards/target-parts.ts";
import { textCard } from "../cards/text-card.ts";
import { cardMessage, type CardMessage, sentenceMessage } from "../outgoing.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { type CardAction, cardAnswer } from "./card-action.ts";
import { draftFrom } from "../tip-draft.ts";
import { dialog, mayLookAgain, openedDialog, submittedData, wasInstalled } from "./dialog.ts";
import { nowhereCard, openHomeCard } from "./next-step.ts";
import { targetAgain } from "./save-tip-form.ts";
import { sourceOf } from "./save-tip-input.ts";
import { findTarget } from "./save-tip-target.ts";
import type { KnownPerson } from "../../community/communities/roster.ts";
import { getCommunity } from "../../community/communities/enter.ts";

/** `composeExtension/fetchTask` */
export const openRecognisePeer = (
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> =>
  openedDialog(
    activity,
    "thank.title",
    async () => (await form(deps, activity, "dialog")) ?? openHomeCard(deps, activity, "card.nowhere"),
  );

/** `composeExtension/submitAction`. Whatever goes wrong, the dialog comes back with everything that was typed. */
export async function submitRecognisePeer(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  const data = submittedData(activity);
  if (wasInstalled(data)) return openRecognisePeer(deps, activity);
  return dialog(activity, "thank.title", (await thank(deps, activity, "dialog", data)).card);
}

export const recognisePeerAgain = async (
  deps: TeamsDeps,
  activity: Activity,
  error: unknown,
): Promise<MessagingExtensionActionResponse> =>
  dialog(activity, "thank.title", await formAgain(deps, activity, "dialog", submittedData(activity), error));

/** `thank`, and maybe a name. Where others read along, the form opens for the person alone, by a button. */
export async function answerThank(
  deps: TeamsDeps,
  activity: Activity,
  rest: string,
  shownAs: "card" | "answer",
): Promise<CardMessage> {
  const strings = stringsOf(activity);
  // Thanking the bot.
  if (/^you\b/iu.test(rest))
    return cardMessage(textCard(strings("bot.pleasure"), [commandButton(strings("thank.title"), "thank")]));
  if (shownAs === "card" && placeFrom(activity))
    return cardMessage(
      textCard(strings("thank.private"), [commandButton(strings("thank.title"), "thank", rest)]),
    );
  const card = await form(deps, activity, "card", rest);
  return cardMessage(card ?? nowhereCard(deps, activity));
}

/** Of the bot's form, which others may see: no name is said where they read along. */
export const giveThanksAction: CardAction = {
  async execute(deps, activity, data, replace) {
    const { card, isDelivered } = await thank(deps, activity, "card", data);
    if (isDelivered && !placeFrom(activity)) await replace(card);
    return cardAnswer(card);
  },

  async submit(deps, activity, data) {
    const { card, isDelivered } = await thank(deps, activity, "card", data);
    return isDelivered && placeFrom(activity)
      ? sentenceMessage(stringsOf(activity)("thank.deliveredPlainly"))
      : cardMessage(card);
  },
};

/** Undefined where there is no community. @param name as it was typed after the command. */
async function form(
  deps: TeamsDeps,
  activity: Activity,
  formIn: GiveThanksForm["in"],
  name = "",
): Promise<Card | undefined> {
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  const found = await findTarget(deps, actor, place);
  const target = withoutStart(found?.target);
  if (!target) return undefined;
  const message = formIn === "dialog" ? draftFrom(activity)?.reference : undefined;
  const people = await peopleToChoose(deps, actor, target, message, found?.community);
  const suggested = message ? authorOf(message, actor)?.userId : personNamed(people, name);
  return giveThanksCard(stringsOf(activity), {
    in: formIn,
    target,
    people,
    reason: "",
    isInPlace: place !== undefined,
    ...(message && { message }),
    ...(suggested !== undefined && { person: suggested }),
  });
}

/** Thanks need a community that is there. */
function withoutStart(target: Target | undefined): Target | undefined {
  if (target?.kind === "start") return undefined;
  return target?.kind === "choose" ? { ...target, canStart: false } : target;
}

/** The author of the message, unless it is the person themselves. */
function authorOf(message: MessageReference | undefined, actor: Actor): KnownPerson | undefined {
  const { userId, name = "" } = message?.author ?? {};
  return userId === undefined || name === "" || userId === actor.userId ? undefined : { userId, name };
}

/** One person alone whose name holds what was typed. */
function personNamed(people: readonly KnownPerson[], typed: string): string | undefined {
  const wanted = folded(typed.slice(0, limits.personName)).trim();
  if (wanted === "") return undefined;
  const [first, ...others] = people.filter(({ name }) => folded(name).includes(wanted));
  return others.length === 0 ? first?.userId : undefined;
}

/** Communities whose people are offered where one of several is to be chosen. */
const mostCommunities = 3;

/** For clients without a picker; on a fault they stay empty, since Teams' own picker finds everyone. */
async function peopleToChoose(
  deps: TeamsDeps,
  actor: Actor,
  target: Target,
  message: MessageReference | undefined,
  known?: Community,
): Promise<KnownPerson[]> {
  const ids =
    target.kind === "choose"
      ? target.communities.slice(0, mostCommunities).map(({ id }) => id)
      : target.kind === "community"
        ? [target.id]
        : [];
  const found = await Promise.all(
    ids.map(async (id) => {
      try {
        const community = known?.id === id ? known : await getCommunity(deps, actor, id, "read");
        return await peopleOf(deps, actor, community);
      } catch (error) {
        if (!refusalOf(error))
          deps.log.error({ fault: loggedFault(error) }, "Nobody could be offered to thank.");
        return [];
      }
    }),
  );
  const author = authorOf(message, actor);
  const all = [...(author ? [author] : []), ...found.flat()];
  return [...new Map(all.map((person) => [person.userId, person])).values()];
}

async function thank(
  deps: TeamsDeps,
  activity: Activity,
  formIn: GiveThanksForm["in"],
  submitted: unknown,
): Promise<{ readonly card: Card; readonly isDelivered: boolean }> {
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  try {
    const data = parseInput(giveThanksData, submitted);
    const message = draftFrom(activity)?.reference ?? data.message;
    const source = message && sourceOf(activity, message);
    const author = message?.author;
    const name = (author?.userId === data.person && author.name) || strings("thank.colleague");
    const input = parseInput(giveThanksInput, {
      person: { userId: data.person, name },
      reason: data.reason,
      ...(source && { about: { kind: "message", source } }),
    });
    const { to } = await giveThanks(deps, actor, data.community, input);
    return { card: deliveredCard(strings, to.name, deps.links.myThanks()), isDelivered: true };
  } catch (error) {
    return { card: await formAgain(deps, activity, formIn, submitted, error), isDelivered: false };
  }
}

/** As it was sent, in whatever state. */
const typedData = z.object({
  community: z.string().optional().catch(undefined),
  person: z.string().optional().catch(undefined),
  reason: z.string().catch(""),
  message: messageReference.optional().catch(undefined),
  shown: shownTarget.optional().catch(undefined),
});

/** The form with what stood in its way. A fault of ours is logged here, since it is answered here. */
async function formAgain(
  deps: TeamsDeps,
  activity: Activity,
  formIn: GiveThanksForm["in"],
  submitted: unknown,
  error: unknown,
): Promise<Card> {
  if (!refusalOf(error)) deps.log.error({ fault: loggedFault(error) }, "Somebody could not be thanked.");
  const { community, person, reason, message, shown } =
    typedData.safeParse(submitted).data ?? typedData.parse({});
  const again = await targetAgain(deps, activity, { community, shown }, error);
  const target = withoutStart(again.target);
  if (!target) return openHomeCard(deps, activity, "card.nowhere");
  return giveThanksCard(stringsOf(activity), {
    in: formIn,
    target,
    people: mayLookAgain(error) ? await peopleToChoose(deps, actorFrom(activity), target, message) : [],
    reason,
    isInPlace: placeFrom(activity) !== undefined,
    ...(community !== undefined && { community }),
    ...(person !== undefined && { person }),
    ...(message && { message }),
    fault: refusalOf(error)?.reason ?? { code: "internal" },
  });
}
