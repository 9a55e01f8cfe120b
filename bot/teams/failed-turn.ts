import type { InvokeResponse, MessagingExtensionResponse, TurnContext } from "botbuilder";
import type { Logger } from "pino";
import { Refusal } from "../community/refusal.ts";
import type { RefusalCode } from "../contract/refusals.ts";
import { loggedFault } from "../logged-fault.ts";
import { refusalSentence } from "../words/refusal-sentence.ts";
import type { Words } from "../words/words.ts";
import { NoActorError, wordsOf } from "./activity.ts";
import { sentenceMessage } from "./outgoing.ts";

/** Ends a turn in which a handler threw: one log line without anybody's text, one kind answer to who waits for one. */
export async function failedTurn(log: Logger, context: TurnContext, error: unknown, correlationId: string) {
  const { activity } = context;
  if (!(error instanceof Refusal) && !(error instanceof NoActorError)) {
    log.error({ correlationId, activityType: activity.type, fault: loggedFault(error) }, "A turn failed.");
  }
  const sentence = sentenceFor(error, wordsOf(activity));
  if (activity.type === "invoke") {
    await context.sendActivity({ type: "invokeResponse", value: invokeSentence(activity.name, sentence) });
  } else if (activity.type === "message") {
    await context.sendActivity(sentenceMessage(sentence)).catch((unsent: unknown) => {
      log.warn(
        { correlationId, fault: loggedFault(unsent) },
        "The answer to a failed turn could not be sent.",
      );
    });
  }
}

/** A turn without a person is one in which nobody is signed in. */
export function refusalCodeOf(error: unknown): RefusalCode {
  if (error instanceof Refusal) return error.reason.code;
  return error instanceof NoActorError ? "notSignedIn" : "internal";
}

function sentenceFor(error: unknown, words: Words): string {
  if (error instanceof Refusal) return refusalSentence(words, error.reason);
  return error instanceof NoActorError ? words("bot.noPerson") : words("refusal.internal");
}

/** A link that becomes no card. */
export const plainLink: MessagingExtensionResponse = {
  composeExtension: { type: "result", attachmentLayout: "list", attachments: [] },
};

/**
 * One sentence as the answer to an invoke, in the shape that Teams shows for it. Whoever pastes a link asked for nothing
 * and is told nothing: it stays a link.
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
