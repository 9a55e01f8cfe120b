// What a person typed to the bot, out of what Teams sends: a text with mark-up, and often the same as HTML.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { plainWords } from "../community/text/plain-words.ts";

const html = z.object({ contentType: z.literal("text/html"), content: z.string() });
const mention = z.object({
  type: z.literal("mention"),
  text: z.string().catch(""),
  mentioned: z.object({ id: z.string(), name: z.string().catch("") }),
});

/** As much of a message as is read; it is longer than anything that a command or a search takes. */
const mostRead = 50_000;

/**
 * The words that the person typed, white space folded: without the mention that calls the bot and without quoted
 * messages. Other people who are mentioned stay there by name. Takes time as the message is long.
 */
export function typedText(activity: Activity): string {
  const text = activity.text.slice(0, mostRead);
  const written = htmlOf(activity);
  // Only the HTML tells quoted words from typed ones.
  const source =
    text.trim() === "" || /<(?:blockquote|quoted|quote)\b/iu.test(written ?? "") ? written : text;
  return plainWords(withoutBot(source ?? "", activity))
    .replace(/[\s\u200b\u2060]+/gu, " ")
    .trim();
}

const attachments = z.array(z.unknown()).catch([]);

const htmlOf = (activity: Activity): string | undefined =>
  attachments
    .parse(activity.attachments)
    .map((one) => html.safeParse(one).data?.content.slice(0, mostRead))
    .find((content) => content !== undefined);

/** A mention as Teams writes it into a text, and into HTML. */
const mentionTag = /<(at|span)\b([^<>]*)>([^<>]*)<\/\1>/giu;

function withoutBot(text: string, { entities = [], recipient }: Activity): string {
  const mentions = entities.flatMap((one) => mention.safeParse(one).data ?? []);
  const names = { bot: new Set([recipient.name]), others: new Set<string>() };
  for (const { text: shown, mentioned } of mentions) {
    const name = shown.replace(/^<at\b[^<>]*>|<\/at>$/giu, "");
    for (const one of [name, mentioned.name])
      names[mentioned.id === recipient.id ? "bot" : "others"].add(one);
  }
  const isBot = (name: string) => name !== "" && names.bot.has(name) && !names.others.has(name);
  return text.replace(mentionTag, (all, tag: string, attributes: string, name: string) => {
    const isMention = tag.toLowerCase() === "at" || /\/Mention\b/iu.test(attributes);
    return isMention && isBot(name) ? " " : all;
  });
}
