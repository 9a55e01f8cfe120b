// The building blocks of all schemas: text as people type it, ids as Teams and we write them.
import { z } from "zod";
import { limits } from "./limits.ts";
import { pictureIdsIn, pictureLimits } from "./picture-names.ts";
import { cleanText, showsNothing, visibleLine, visibleParagraphs } from "./visible-text.ts";

/** One line of text: white space is folded, ends are trimmed. Must not be empty, nor show nothing. */
export const oneLine = (max: number) => z.string().transform(visibleLine).pipe(z.string().min(1).max(max));

/** Like {@link oneLine}, but may be empty. */
export const optionalLine = (max: number) => z.string().transform(visibleLine).pipe(z.string().max(max));

/** Text of several lines: line breaks become `\n`, ends are trimmed. Must not be empty, nor show nothing. */
export const paragraphs = (max: number) =>
  z.string().transform(visibleParagraphs).pipe(z.string().min(1).max(max));

type Checked = z.core.ParsePayload<string>;

function fewPictures({ value, issues }: Checked): void {
  const maximum = pictureLimits.perText;
  if (pictureIdsIn(value).length > maximum)
    issues.push({ code: "too_big", origin: "array", maximum, input: value });
}

/** The text of an entry: like {@link paragraphs}, with a few pictures in it. */
export const markdown = (max: number) => paragraphs(max).check(fewPictures);

/** Like {@link markdown}, but may be empty. */
export const optionalMarkdown = (max: number) => optionalParagraphs(max).check(fewPictures);

/** Like {@link paragraphs}, but may be empty. */
export const optionalParagraphs = (max: number) =>
  z.string().transform(visibleParagraphs).pipe(z.string().max(max));

/** A name that comes from outside, from Teams, a token or a file: cut to `max`, empty when it shows nothing. */
export const nameFromOutside = (name: string, max: number): string =>
  visibleLine(visibleLine(name).slice(0, max));

/** A tag as stored: lower case, no leading `#`, no commas. */
export const storedTag = z
  .string()
  .transform((text) =>
    visibleLine(
      cleanText(text)
        .replace(/^[#\s]+/u, "")
        .replace(/[\s,]+/gu, " "),
    ).toLocaleLowerCase("en"),
  )
  .pipe(z.string().min(1).max(limits.tag));

/** Tags of a tip, each once, in the order given. Far too many are not looked at one by one. */
export const tags = z
  .array(z.string())
  .max(limits.tagsPerTip * 4)
  .pipe(z.array(storedTag))
  .transform((list) => [...new Set(list)])
  .pipe(z.array(z.string()).max(limits.tagsPerTip));

/** Tags as typed into one line: split at commas; nothing between two commas is no tag. */
export const typedTags = z
  .string()
  .transform((line) => line.split(",").filter((part) => !showsNothing(part.replaceAll("#", ""))))
  .pipe(tags);

/** Entra object id of a person, or a tenant's id. */
export const entraId = z.guid().transform((id) => id.toLowerCase());

/** Ids that we make: communities and tips. */
export const ownId = z.string().regex(/^[A-Za-z0-9_-]{8,64}$/u);

/** Id of a channel or chat as Teams writes it (`19:…@thread.tacv2`), without `;messageid=…`. */
export const conversationId = z
  .string()
  .min(1)
  .max(limits.conversationId)
  .regex(/^[^\s;/\\?#\p{Cc}\p{Cs}]+$/u);

/** Id of a message inside its conversation. */
export const messageId = z
  .string()
  .min(1)
  .max(limits.messageId)
  .regex(/^[^\s;/\\?#\p{Cc}\p{Cs}]+$/u);

/** Made once per form or dialog, so that sending it twice does one thing. */
export const nonce = z
  .string()
  .min(8)
  .max(limits.nonce)
  .regex(/^[A-Za-z0-9_-]+$/u);

/** A link that may be shown: https only. */
export const httpsLink = z.url({ protocol: /^https$/u }).max(limits.link);

/** An IANA name as browsers know it, for example Europe/Berlin. */
export const timeZone = z
  .string()
  .regex(/^[A-Za-z][\w+/-]{1,63}$/u)
  .refine(isTimeZone);

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone: name }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}
