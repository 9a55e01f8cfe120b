// What single elements of a message mean, read from their names and attributes alone.
import { shorten } from "./shorten.ts";
export type Attributes = Readonly<Record<string, string | undefined>>;

/** Removed with their content: scripts, embedded content, input, invisible elements. */
export const goneElements: ReadonlySet<string> = new Set(
  (
    "script style template noscript title iframe frame object embed applet svg math canvas " +
    "select option textarea button datalist"
  ).split(" "),
);

/** Elements that only part one paragraph from another. */
export const blockElements: ReadonlySet<string> = new Set(
  (
    "p div section article aside header footer main nav address figure figcaption form fieldset legend " +
    "details summary dl dt dd center caption"
  ).split(" "),
);

/** Not shown in Teams either. */
export const isHidden = (attributes: Attributes): boolean =>
  attributes["hidden"] !== undefined || /(?:^|;)\s*display\s*:\s*none/iu.test(attributes["style"] ?? "");

/**
 * The character of an emoji: `<emoji>` in today's Teams, a marked picture before, both with it as alternative text. An
 * organisation's own emoji has none: its name between colons, as typed.
 */
export function emojiOf(name: string, attributes: Attributes): string | undefined {
  const alt = attributes["alt"] ?? "";
  if (name === "customemoji") return alt === "" ? "" : `:${alt}:`;
  const isEmoji =
    name === "emoji" || (name === "img" && /schema\.skype\.com\/emoji$/iu.test(attributes["itemtype"] ?? ""));
  return isEmoji ? alt : undefined;
}

/** Pictures of one pixel at most, without a description: they only report readers. */
export const isTrackingPixel = (attributes: Attributes): boolean =>
  pictureName(attributes) === "" &&
  [sizeOf("width", attributes), sizeOf("height", attributes)].some((size) => size <= 1);

function sizeOf(side: "width" | "height", attributes: Attributes): number {
  const styled = new RegExp(`(?:^|;)\\s*${side}\\s*:\\s*([\\d.]+)(?:px)?\\s*(?:;|$)`, "iu");
  const size =
    styled.exec(attributes["style"] ?? "") ?? /^\s*([\d.]+)\s*(?:px\s*)?$/u.exec(attributes[side] ?? "");
  return size?.[1] === undefined ? Infinity : Number(size[1]);
}

/** The alternative text of a picture; Teams writes "image" where there is none. */
export function pictureName(attributes: Attributes): string {
  const name = (attributes["alt"] ?? "").replace(/\s+/gu, " ").trim();
  return /^(?:image|picture)$/iu.test(name) ? "" : shorten(name, 200).toWellFormed();
}

const languageNames = new Map([
  ["c++", "cpp"],
  ["c#", "csharp"],
  ["f#", "fsharp"],
]);

/** The language of a piece of code as Markdown names it: from `class="language-js"`, or the plain name of new Teams. */
export function codeLanguage(attributes: Attributes): string | undefined {
  const classes = (attributes["class"] ?? "").toLowerCase();
  const named = /(?:^|\s)lang(?:uage)?-(\S+)/u.exec(classes)?.[1] ?? classes.trim();
  const language = languageNames.get(named) ?? named;
  return /^(?!plain|hljs|none)[a-z0-9][a-z0-9.+#_-]{0,29}$/u.test(language) ? language : undefined;
}

/** The number of a list's first item; Markdown allows nine digits. */
export function listStart(start: string | undefined): number {
  const number = Number(start ?? 1);
  return Number.isInteger(number) && number >= 0 && number <= 999_999_999 ? number : 1;
}
