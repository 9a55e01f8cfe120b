import type { PastedMessageInput, PastedMessageView } from "../../contract/tips.ts";
import { limits } from "../../contract/limits.ts";
import { cleanText } from "../../contract/visible-text.ts";
import { readBeginning } from "./markdown-beginning.ts";
import { parseMessageLink } from "./message-link.ts";
import { markdownFromMessage } from "./message-to-markdown.ts";
import { withoutHeader } from "./pasted-header.ts";
import { shorten } from "./shorten.ts";
import { titleOf } from "./title.ts";

/** Enough to find the first sentence. */
const titleSource = 2_000;
const nothingLost = { pictures: 0, attachments: 0 };

/**
 * A pasted text, ready for the form. A link to a message becomes the source, and the text stays empty. HTML is
 * converted; plain text stays, since it may be Markdown. `myName`: of the pasting person, who may be the author.
 */
export function pastedMessage(input: PastedMessageInput, myName = ""): PastedMessageView {
  const text = input.text ?? "";
  const fromHtml = markdownFromMessage({ html: input.html ?? "" });
  const source = parseMessageLink(text.trim() === "" ? fromHtml.markdown.replace(/^<(.*)>$/u, "$1") : text);
  if (source) return { title: "", markdown: "", notKept: { ...nothingLost }, source };
  const { markdown, author } = withoutHeader(fromHtml.markdown || plainLines(text));
  return {
    title: titleOf(readBeginning(markdown, titleSource)),
    markdown: fromHtml.markdown === "" ? fitted(markdown) : markdown,
    notKept: { ...(fromHtml.markdown === "" ? nothingLost : fromHtml.notKept) },
    ...(author !== undefined && { author: { name: author, isMine: author === myName } }),
  };
}

const plainLines = (text: string) => cleanText(text.replace(/\r\n?/gu, "\n")).trim();

function fitted(markdown: string): string {
  if (markdown.length <= limits.tipMarkdown) return markdown;
  const beginning = shorten(markdown, limits.tipMarkdown - fenceRoom);
  const fence = openFence(beginning);
  return fence === undefined ? beginning : `${beginning}\n${fence}`;
}

const fenceRoom = 100;

/** The sign that ends the code in which the text breaks off. */
function openFence(markdown: string): string | undefined {
  let open: string | undefined;
  for (const line of markdown.split("\n")) {
    const fence = /^ {0,3}(`{3,80}|~{3,80})(.*)$/u.exec(line);
    if (fence?.[1] === undefined) continue;
    if (open === undefined) open = fence[1];
    else if (fence[1].startsWith(open) && fence[2]?.trim() === "") open = undefined;
  }
  return open;
}
