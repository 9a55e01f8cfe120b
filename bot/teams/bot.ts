// Routes only: which handler answers what. A handler takes what it needs and gives back what Teams should show.
import { type Activity, type InvokeResponse, TeamsActivityHandler, type TurnContext } from "botbuilder";
import { z } from "zod";
import type { DialogCommand, SearchCommand } from "../contract/commands.ts";
import { spendBytes, spendNotice } from "../limits/daily-use.ts";
import { type RequestLimits, TooManyRequests } from "../limits/request-limits.ts";
import { loggedFault } from "../logged-fault.ts";
import { isPersonal, placeFrom, stringsOf } from "./activity.ts";
import { askerOf, costOf } from "./action-costs.ts";
import { answerOnce } from "./answer-once.ts";
import { within } from "../deadline.ts";
import { invokeSentence } from "./failed-turn.ts";
import { askProblemAgain, openAskProblem, submitAskProblem } from "./handlers/ask-problem.ts";
import type { CardAction, ReplaceCard } from "./handlers/card-action.ts";
import { cardActions } from "./handlers/card-actions.ts";
import { comeBack } from "./handlers/come-back.ts";
import { submittedData, wasInstalled } from "./handlers/dialog.ts";
import { answerFindTip } from "./handlers/find-tip.ts";
import { forgetAccess, keepPlace } from "./handlers/changed-place.ts";
import { welcome, withdrawWelcome } from "./handlers/installed.ts";
import { openRecognisePeer, recognisePeerAgain, submitRecognisePeer } from "./handlers/give-thanks.ts";
import { answerMessage } from "./handlers/message.ts";
import { openReplyWith, replyWithAgain, submitReplyWith } from "./handlers/reply-with.ts";
import { openSaveTip, saveTipAgain, submitSaveTip } from "./handlers/save-tip.ts";
import { answerLink } from "./handlers/unfurl-link.ts";
import { cardMessage } from "./outgoing.ts";
import { sendInTurn } from "./send-in-turn.ts";
import type { TeamsDeps } from "./teams-deps.ts";
import { commandId, verb } from "./use-case.ts";

/** The dialog with what was sent and why that was refused; asks neither the store nor Teams. */
type DialogAgain = (deps: TeamsDeps, activity: Activity, refusal: unknown) => Promise<object>;

type Handler = (deps: TeamsDeps, activity: Activity) => Promise<object>;

const dialogs = {
  saveTip: { open: openSaveTip, submit: submitSaveTip, again: saveTipAgain },
  askProblem: { open: openAskProblem, submit: submitAskProblem, again: askProblemAgain },
  replyWith: { open: openReplyWith, submit: submitReplyWith, again: replyWithAgain },
  recognisePeer: { open: openRecognisePeer, submit: submitRecognisePeer, again: recognisePeerAgain },
} satisfies Record<DialogCommand, { open: Handler; submit: Handler; again: DialogAgain }>;

const searches = { findTip: answerFindTip } satisfies Record<SearchCommand, Handler>;

type InvokeHandler = (deps: TeamsDeps, activity: Activity, replace: ReplaceCard) => Promise<object>;

const executed = z.object({ action: z.object({ data: z.unknown() }) });

function cardAction(activity: Activity): InvokeHandler | undefined {
  const action = pick<CardAction>(cardActions, verb(activity));
  const data = executed.safeParse(activity.value).data?.action.data;
  return action && ((deps, _activity, replace) => action.execute(deps, activity, data, replace));
}

/** The handler of an invoke, by its name and by the command or verb in its value. */
const invokes: Record<string, (activity: Activity) => InvokeHandler | undefined> = {
  "composeExtension/fetchTask": (activity) => pick(dialogs, commandId(activity))?.open,
  "composeExtension/submitAction": (activity) => pick(dialogs, commandId(activity))?.submit,
  "composeExtension/query": (activity) => pick(searches, commandId(activity)),
  "composeExtension/queryLink": () => answerLink,
  "adaptiveCard/action": cardAction,
};

/** What was sent by a dialog and refused at the endpoint comes back in it; anything else that was refused is thrown on. */
async function dialogAgain(deps: TeamsDeps, activity: Activity, refusal: unknown): Promise<object> {
  const isSent = activity.name === "composeExtension/submitAction" && !wasInstalled(submittedData(activity));
  const dialog = isSent ? pick(dialogs, commandId(activity)) : undefined;
  if (!dialog || (refusal instanceof TooManyRequests && refusal.isFlood)) throw refusal;
  return dialog.again(deps, activity, refusal);
}

function pick<Value>(table: Readonly<Record<string, Value>>, key: string | undefined): Value | undefined {
  return key !== undefined && Object.hasOwn(table, key) ? table[key] : undefined;
}

/** Milliseconds; the answer to a button, due within 5 s, waits for it. */
const replaceDeadline = 1_500;

export class Bot extends TeamsActivityHandler {
  readonly #deps: TeamsDeps;
  readonly #limits: RequestLimits;

  constructor(deps: TeamsDeps, limits: RequestLimits) {
    super();
    this.#deps = deps;
    this.#limits = limits;
  }

  protected override async onMessageActivity(context: TurnContext): Promise<void> {
    await this.#charge(context.activity);
    await answerOnce(
      this.#deps,
      context.activity,
      () => answerMessage(this.#deps, context.activity, this.#replaceCard(context)),
      async (answer) => answer && sendInTurn(this.#deps, context, answer),
    );
  }

  protected override async onInvokeActivity(context: TurnContext): Promise<InvokeResponse> {
    const { activity } = context;
    try {
      await this.#charge(activity);
    } catch (refusal) {
      return { status: 200, body: await dialogAgain(this.#deps, activity, refusal) };
    }
    const handler = pick(invokes, activity.name)?.(activity);
    if (!handler) return invokeSentence(activity.name, stringsOf(activity)("bot.unknownAction"));
    return { status: 200, body: await handler(this.#deps, activity, this.#replaceCard(context)) };
  }

  protected override async onConversationUpdateActivity(context: TurnContext): Promise<void> {
    const { activity } = context;
    forgetAccess(this.#deps, activity);
    await keepPlace(this.#deps, activity);
    const isBot = ({ id }: { id: string }) => id === activity.recipient.id;
    if (activity.membersRemoved?.some(isBot)) await withdrawWelcome(this.#deps, activity);
    if (!activity.membersAdded?.some(isBot)) return;
    await welcome(this.#deps, context);
    await comeBack(this.#deps, activity);
  }

  protected override async onInstallationUpdateActivity(context: TurnContext): Promise<void> {
    await keepPlace(this.#deps, context.activity);
    if (context.activity.action === "add") {
      await welcome(this.#deps, context);
      await comeBack(this.#deps, context.activity);
    }
    if (context.activity.action === "remove") await withdrawWelcome(this.#deps, context.activity);
  }

  async #charge(activity: Activity): Promise<void> {
    const cost = costOf(activity);
    if (cost === undefined) return;
    const asker = askerOf(activity);
    await this.#limits.charge(asker, cost);
    await spendNotice(this.#deps.quotas, asker, cost);
    await spendBytes(this.#deps.quotas, asker, cost, activity.value);
  }

  /** The person who pressed the button has an answer anyway: a failure is only logged. */
  #replaceCard(context: TurnContext): ReplaceCard {
    return async (card, isMeant) => {
      const { conversation, replyToId } = context.activity;
      if (replyToId === undefined) return;
      const posted = { conversationId: conversation.id, activityId: replyToId };
      // The id of the conversation may belie its type.
      const isOwnChat = isPersonal(context.activity) && !placeFrom(context.activity);
      try {
        await within(replaceDeadline, async () => {
          if (isOwnChat || (await isMeant?.(posted)))
            await context.updateActivity({ ...cardMessage(card), id: replyToId });
        });
      } catch (error) {
        this.#deps.log.warn({ fault: loggedFault(error) }, "A posted card could not be replaced.");
      }
    };
  }
}
