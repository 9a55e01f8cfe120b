import type { PastedMessageInput, PastedMessageView } from "../../contract/tips.ts";
import { limits } from "../../contract/limits.ts";
import { cleanText } from "../../contract/visible-text.ts";
import { readBeginning } from "./markdown-beginning.ts";
import { parseMessageLink } from "./message-link.ts";
import { markdownFromMessage } from "./message-to-markdown.ts";
import { shorten } from "./shorten.ts";
import { titleOf } from "./title.ts";

/** Enough to find the first sentence. */
const titleSource = 2_000;
const nothingLost = { pictures: 0, attachments: 0 };

/**
 * What somebody pasted, ready for the form. A link to a message alone becomes the source, and the text is theirs to
 * write. HTML is converted; plain text stays as it is, because Markdown may have been typed on purpose.
 */
export function pastedMessage(input: PastedMessageInput): PastedMessageView {
  const text = input.text ?? "";
  const fromHtml = markdownFromMessage({ html: input.html ?? "" });
  const source = parseMessageLink(text.trim() === "" ? fromHtml.markdown.replace(/^<(.*)>$/u, "$1") : text);
  if (source) return { title: "", markdown: "", notKept: { ...nothingLost }, source };
  if (fromHtml.markdown === "") return view(plain(text), nothingLost);
  return view(withoutHeader(fromHtml.markdown), fromHtml.notKept);
}

function view(markdown: string, notKept: PastedMessageView["notKept"]): PastedMessageView {
  const title = titleOf(readBeginning(markdown, titleSource));
  return { title, markdown, notKept: { ...notKept } };
}

function plain(text: string): string {
  const markdown = withoutHeader(cleanText(text.replace(/\r\n?/gu, "\n")).trim());
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

/**
 * Teams puts a line like "[Yesterday 10:15] Ada Lovelace" over what is copied from a chat. It goes when it is surely
 * that: brackets with a time of day, then nothing but a name, then more text.
 */
function withoutHeader(markdown: string): string {
  const header =
    /^\\?\[[^\]\n\\]{0,40}\d{1,2}[:.]\d{2}[^\]\n\\]{0,12}\\?\] *[\p{L}][\p{L}\p{M}\p{N} .,'’()|/-]{0,79}\n+(?=\S)/u;
  return markdown.replace(header, "");
}
