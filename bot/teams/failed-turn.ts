import type { Activity, InvokeResponse, MessagingExtensionResponse, TurnContext } from "botbuilder";
import type { Logger } from "pino";
import { isFaultOfStore, refusalOf } from "../community/core/refusal.ts";
import type { RefusalCode } from "../contract/refusals.ts";
import { type DeadlineError, within, withoutDeadline } from "../deadline.ts";
import { loggedFault } from "../logged-fault.ts";
import { refusalSentence } from "../strings/refusal-sentence.ts";
import type { Strings } from "../strings/strings.ts";
import { NoActorError, stringsOf } from "./activity.ts";
import { sentenceMessage } from "./outgoing.ts";

/** Milliseconds for saying so, after the turn's own time is over. */
const sentenceDeadline = 2_000;

/**
 * Ends a turn in which a handler threw: one log line without people's text, and one kind answer where one is expected.
 * @returns what to answer in place of the turn's own answer. An event for which the store was away is refused: Teams
 * delivers it again.
 */
export async function failedTurn(
  log: Logger,
  context: TurnContext,
  error: unknown,
  correlationId: string,
): Promise<InvokeResponse | undefined> {
  const { activity } = context;
  if (refusalCodeOf(error) === "internal" || isFaultOfStore(error)) {
    log.error({ correlationId, activityType: activity.type, fault: loggedFault(error) }, "A turn failed.");
  }
  const sentence = sentenceFor(error, stringsOf(activity));
  if (activity.type === "invoke") {
    await context.sendActivity({ type: "invokeResponse", value: invokeSentence(activity.name, sentence) });
  } else if (activity.type === "message") {
    const send = () => context.sendActivity(sentenceMessage(sentence));
    await withoutDeadline(() => within(sentenceDeadline, send)).catch((unsent: unknown) => {
      log.warn(
        { correlationId, fault: loggedFault(unsent) },
        "The answer to a failed turn could not be sent.",
      );
    });
  } else if (isFaultOfStore(error)) return { status: 503 };
  return undefined;
}

/** The answer to an activity whose turn is given up: Teams delivers anything but an invoke once more. */
export function lateAnswer(activity: Activity, error: DeadlineError): InvokeResponse {
  if (activity.type !== "invoke") return { status: 503 };
  return invokeSentence(activity.name, sentenceFor(error, stringsOf(activity)));
}

/** A turn without a person counts as not signed in. */
export function refusalCodeOf(error: unknown): RefusalCode {
  const refusal = refusalOf(error);
  if (refusal) return refusal.reason.code;
  return error instanceof NoActorError ? "notSignedIn" : "internal";
}

function sentenceFor(error: unknown, strings: Strings): string {
  const refusal = refusalOf(error);
  if (refusal) return refusalSentence(strings, refusal.reason);
  return error instanceof NoActorError ? strings("bot.noPerson") : strings("refusal.internal");
}

/** A link that becomes no card. */
export const plainLink: MessagingExtensionResponse = {
  composeExtension: { type: "result", attachmentLayout: "list", attachments: [] },
};

/**
 * One sentence as the answer to an invoke, in the shape that Teams shows for it. A pasted link stays a link: its sender
 * asked for nothing.
 */
export function invokeSentence(name: string | undefined, sentence: string): InvokeResponse {
  switch (name ?? "") {
    case "composeExtension/fetchTask":
    case "task/fetch":
    case "task/submit":
      return { status: 200, body: { task: { type: "message", value: sentence } } };
    case "adaptiveCard/action":
      return {
        status: 200,
        body: { statusCode: 200, type: "application/vnd.microsoft.activity.message", value: sentence },
      };
    case "composeExtension/queryLink":
      return { status: 200, body: plainLink };
    default:
      return { status: 200, body: { composeExtension: { type: "message", text: sentence } } };
  }
}
