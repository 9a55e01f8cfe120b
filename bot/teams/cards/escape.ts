// People's text in cards. A TextBlock reads Markdown, date functions and mentions; other texts of a card do not read
// Markdown: adaptivecards.microsoft.com, "Text features".

import { isolated } from "../../contract/text-direction.ts";

/** Shown as nothing, breaks what a client would take for syntax. */
const gap = "\u200b";

/** For titles of choices, previews and the like: no `{{DATE(…)}}`, no `<at>` and no HTML, wherever a client looks for them. */
export const plainText = (text: string): string =>
  isolated(text)
    .replace(/\{(?=\{)/gu, `{${gap}`)
    .replace(/<(?=[A-Za-z/!?])/gu, `<${gap}`);

/** Addresses of which a client could make a link that is not https. */
const withoutInsecureLinks = (text: string): string =>
  text
    .replace(/(?<!\bhttps):(?=\/\/)/giu, `:${gap}`)
    .replace(/(?<![\p{L}\p{N}/.-])www(?![\p{L}\p{N}])/giu, `$&${gap}`);

/**
 * For TextBlocks: like {@link plainText}, no sign is Markdown, and only https addresses can become links. Lines stay lines:
 * Teams needs an empty one between them.
 */
export const escapedText = (text: string): string =>
  withoutInsecureLinks(plainText(text))
    .split(/[\n\r\u2028\u2029]+/u)
    .map(escapedLine)
    .filter((line) => line !== "")
    .join("\n\n");

const escapedLine = (text: string): string =>
  text
    .replace(/\s+/gu, " ")
    .trim()
    .replace(/[\\`*_~[\]()|]/gu, "\\$&")
    .replace(/&(?=#?\w+;)/gu, "\\&")
    .replace(/^(?:[#>+-]|\d+(?=[.)]))/u, (sign) => (/\d/u.test(sign) ? `${sign}${gap}` : `\\${sign}`));

/** A quotation: addresses in it are no links, wherever a client would make one of them. */
export const withoutLinks = (text: string): string =>
  text.replace(/:(?=\/\/)/gu, `:${gap}`).replace(/(?<=[\p{L}\p{N}])[.@](?=[\p{L}\p{N}])/gu, `$&${gap}`);

export const linkText = (text: string, address: string): string =>
  `[${escapedText(text)}](${address.replace(/[()\s<>]/gu, (sign) => `%${sign.charCodeAt(0).toString(16)}`)})`;
