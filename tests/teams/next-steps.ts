// Whatever the bot says ends with something to press, or is one of the few true ends below. The rig holds all that any
// test makes the bot say against this.
import { z } from "zod";
import { en } from "../../bot/strings/en.ts";
import { actionsOf, nodesOf } from "./card-client.ts";

/** Where nothing is left to press, and why. A key that ends with a dot stands for all that begin with it. */
const ends = {
  "refusal.": "says what to do; what was typed or pressed stands above it",
  "bot.noPerson": "only another account can go on",
  "bot.unknownAction": "says what to write",
  "card.gone": "nothing is left of it",
  "notice.credit.gone": "nothing is left of it",
  "notice.thanks.gone": "nothing is left of it",
  "board.": "said beside the card whose button was pressed",
  "notice.done": "said beside the card whose button was pressed",
  "thank.deliveredPlainly": "others read along, and thanks are private",
  "myData.erased": "nothing is known of the person any more",
};

/** How each begins, up to the first name in it. */
const beginnings = Object.entries(en)
  .filter(([key]) =>
    Object.keys(ends).some((end) => key === end || (end.endsWith(".") && key.startsWith(end))),
  )
  .map(([, sentence]) => sentence.replace(/\{\{.*/u, ""));

const [, settings = ""] = /^\[(.*)\]/u.exec(en["notice.settings"]) ?? [];

const isEnd = (said: string): boolean => beginnings.some((beginning) => said.startsWith(beginning));

/** A message of the bot, or its answer to an invoke: a sentence, or a dialog with one. */
const sentences = z.union([
  z.object({ summary: z.string() }).transform(({ summary }) => summary),
  z.object({ value: z.string() }).transform(({ value }) => value),
  z.object({ task: z.object({ value: z.string() }) }).transform(({ task }) => task.value),
]);

/** A button, or a line whose title is a link. */
const leadsOn = (said: unknown): boolean =>
  actionsOf(said).length > 0 ||
  nodesOf(said).some(({ text }) => String(text).replace(`[${settings}]`, "").includes("](https:"));

/** What leads nowhere, as it is read. The box where people write shows no button beside a sentence. */
export const deadEnds = (said: readonly unknown[]): string[] =>
  said
    .filter((one) => !leadsOn(one))
    .flatMap(
      (one) => sentences.safeParse(one).data ?? nodesOf(one).flatMap(({ fallbackText = [] }) => fallbackText),
    )
    .map(String)
    .filter((sentence) => !isEnd(sentence));
