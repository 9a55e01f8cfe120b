import { Parser } from "htmlparser2";
import type { NotKept } from "../../contract/tips.ts";
import type { CardLine } from "./card-words.ts";
import type { AttachmentMeaning, MessageAttachment } from "./message-attachments.ts";
import {
  blockElements,
  codeLanguage,
  emojiOf,
  goneElements,
  isHidden,
  isTrackingPixel,
  listStart,
  pictureName,
  type Attributes,
} from "./message-elements.ts";
import { spanOf } from "./message-table.ts";
import { MessageTree, type Close } from "./message-tree.ts";
import { plainLook, type Look } from "./phrasing.ts";
import { safeLink } from "./safe-link.ts";
import { WaitingAttachments } from "./waiting-attachments.ts";

/** Elements open at once: the parser's work grows with them. */
const deepest = 400;

/** A reference to a character by so many digits is infinite to the parser, which throws then. */
const endlessReference = /&#(?:\d{200,}|x[\da-f]{200,});?/giu;

type Opener = (attributes: Attributes) => Close | undefined;

interface Code {
  text: string;
  readonly language: string | undefined;
  readonly isBlock: boolean;
}

/**
 * Reads a message as Teams sends it into a tree of Markdown, element by element and without recursion.
 * Of unknown elements the text counts: a mention becomes the plain name.
 */
export class MessageReader {
  readonly tree = new MessageTree();
  /** The title of an announcement; empty for any other message. */
  headline = "";
  readonly notKept: NotKept = { pictures: 0, attachments: 0 };
  readonly #attachments: WaitingAttachments;
  #look: Look = plainLook;
  /** Grows with everything that people read. */
  #written = 0;
  /** How many elements are open that are gone with all they hold. */
  #gone = 0;
  /** Code that is being collected, with its line breaks. */
  #code: Code | undefined;

  readonly #openers = new Map<string, Opener>(
    Object.entries({
      ...openersOf(["b", "strong"], () => this.#openLook({ strong: true })),
      ...openersOf(["i", "em"], () => this.#openLook({ emphasis: true })),
      ...openersOf(["s", "strike", "del"], () => this.#openLook({ delete: true })),
      ...openersOf(["code", "kbd", "samp", "tt"], (attributes) => this.#openCode(attributes, false)),
      ...openersOf(["pre", "codeblock"], (attributes) => this.#openCode(attributes, true)),
      img: (attributes) => this.#addPicture(attributes),
      video: (attributes) => this.#addNote("video", pictureName(attributes)),
      audio: (attributes) => this.#addNote("audio", pictureName(attributes)),
      ...openersOf(["ul", "menu"], () => this.tree.openList(false, 1)),
      ...openersOf(["td", "th"], (attributes) => this.tree.openCell(spanOf(attributes))),
      ...openersOf(blockElements, () => this.#openBlock()),
      ...Object.fromEntries(
        ([1, 2, 3, 4, 5, 6] as const).map((depth) => [`h${depth}`, () => this.tree.openHeading(depth)]),
      ),
      a: (attributes) => this.#openLink(attributes),
      attachment: ({ id = "" }) => this.#addAttachment(this.#attachments.take(id)),
      blockquote: () => this.tree.openQuote(),
      br: () => this.tree.addBreak(),
      hr: () => this.tree.addRule(),
      input: ({ type, checked }) =>
        type === "checkbox" ? this.tree.markTask(checked !== undefined) : undefined,
      li: () => this.tree.openItem(),
      ol: ({ start }) => this.tree.openList(true, listStart(start)),
      table: () => this.tree.openTable(),
      tr: () => this.tree.openRow(),
    }),
  );

  constructor(attachments: readonly MessageAttachment[]) {
    this.#attachments = new WaitingAttachments(attachments);
    this.notKept.attachments = this.#attachments.leftOut;
  }

  /** HTML, or plain text when that says nothing, and what is attached: quoted messages first, files last. */
  read(html: string, text: string): void {
    let meaning: AttachmentMeaning | undefined;
    while ((meaning = this.#attachments.takeQuoteBeside(html))) this.#addAttachment(meaning);
    const before = this.tree.endBlocks().length;
    this.#readHtml(html);
    if (this.tree.endBlocks().length === before) this.#addLines(text);
    while ((meaning = this.#attachments.take())) this.#addAttachment(meaning);
  }

  #readHtml(html: string): void {
    let rest = html.replace(endlessReference, "\ufffd");
    while (rest !== "") rest = this.#readUntilTooDeep(rest);
  }

  /** Reads, closes what is open, and returns the rest: nothing, or what is nested too deep. */
  #readUntilTooDeep(html: string): string {
    const open: (Close | undefined)[] = [];
    let end = html.length;
    const parser = new Parser({
      ontext: (text) => this.#addText(text),
      onopentag: (name, attributes) => {
        open.push(this.#open(name, attributes));
        if (open.length <= deepest) return;
        end = parser.endIndex + 1;
        parser.pause();
      },
      onclosetag: () => open.pop()?.(),
    });
    parser.write(html);
    if (end === html.length) parser.end();
    // What is nested deep inside a removed element is removed.
    const rest = this.#gone === 0 ? html.slice(end) : "";
    while (open.length > 0) open.pop()?.();
    return rest;
  }

  #open(name: string, attributes: Attributes): Close | undefined {
    if (this.#gone > 0 || goneElements.has(name) || isHidden(attributes)) {
      this.#gone++;
      return () => this.#gone--;
    }
    const emoji = emojiOf(name, attributes);
    if (emoji !== undefined) {
      this.#addText(emoji);
      return;
    }
    if (this.#code) return this.#openInCode(name);
    return this.#openers.get(name)?.(attributes);
  }

  #addText(text: string): void {
    if (this.#gone > 0) return;
    if (text.trim() !== "") this.#written++;
    if (this.#code) this.#code.text += text;
    else this.tree.addText(text, this.#look);
  }

  #addLines(text: string): void {
    for (const [index, line] of text.split(/\r\n?|\n/u).entries()) {
      if (index > 0) this.tree.addBreak();
      this.#addText(line);
    }
    this.tree.boundary();
  }

  #openBlock(): Close {
    this.tree.boundary();
    return () => this.tree.boundary();
  }

  #openLook(look: Partial<Look>): Close {
    const before = this.#look;
    this.#look = { ...before, ...look };
    return () => void (this.#look = before);
  }

  /** A link without words shows its address. */
  #openLink({ href, title = "" }: Attributes): Close {
    const url = safeLink(href);
    const close = this.#openLook({ link: url === undefined ? undefined : { url } });
    const before = this.#written;
    return () => {
      if (url !== undefined && this.#written === before) this.#addText(title.trim() || url);
      close();
    };
  }

  #openCode(attributes: Attributes, isBlock: boolean): Close {
    this.#code = { text: "", language: isBlock ? codeLanguage(attributes) : undefined, isBlock };
    return () => {
      const code = this.#code;
      this.#code = undefined;
      if (code) this.#addCode(code);
    };
  }

  #addCode({ text, language, isBlock }: Code): void {
    const code = text.replace(/\r\n?/gu, "\n").replaceAll("\u00a0", " ");
    if (isBlock || code.trim().includes("\n")) this.tree.addCode(code, language);
    else this.tree.addText(code, this.#look, "code");
  }

  /** In code only line breaks matter; colours of its signs come as elements too. */
  #openInCode(name: string): Close | undefined {
    const code = this.#code;
    if (!code) return;
    if (name === "br") code.text += "\n";
    if (!blockElements.has(name)) return;
    const endLine = () => {
      if (!/(?:^|\n)$/u.test(code.text)) code.text += "\n";
    };
    endLine();
    return endLine;
  }

  #addPicture(attributes: Attributes): undefined {
    const isVideo = /video$/iu.test(attributes["itemtype"] ?? "");
    if (isVideo) this.#addNote("video", pictureName(attributes));
    else if (!isTrackingPixel(attributes)) this.#addNote("picture", pictureName(attributes));
  }

  #addNote(what: "picture" | "video" | "audio" | "attachment", name: string): undefined {
    this.#written++;
    this.tree.addText(name === "" ? `(${what})` : `(${what}: ${name})`, this.#look, "note");
    this.notKept[what === "picture" ? "pictures" : "attachments"]++;
  }

  #addAttachment(meaning: AttachmentMeaning | undefined): undefined {
    if (meaning === undefined || meaning.kind === "none") return;
    if (meaning.kind === "quote") {
      const close = this.tree.openQuote();
      this.tree.addText(meaning.author, { ...plainLook, strong: true }, "note");
      this.tree.boundary();
      if (meaning.html === "") this.#addLines(meaning.text);
      else this.#readHtml(meaning.html);
      close();
      return;
    }
    if (meaning.kind === "headline") {
      this.headline ||= meaning.text;
      if (meaning.hasPicture) this.#addNote("picture", "");
      return;
    }
    this.tree.boundary();
    if (meaning.kind === "card") this.#addCard(meaning.lines);
    else if (meaning.kind === "file")
      this.tree.addText(meaning.name, { ...plainLook, link: { url: meaning.url } });
    else this.#addNote(meaning.kind === "picture" ? "picture" : "attachment", meaning.name);
    this.tree.boundary();
  }

  #addCard(lines: readonly CardLine[]): void {
    for (const { text, url, isCode } of lines) {
      const close = this.#openLook({ ...plainLook, link: url === undefined ? undefined : { url } });
      if (isCode) this.tree.addCode(text, undefined);
      else this.#addLines(text);
      close();
    }
  }
}

const openersOf = (names: Iterable<string>, opener: Opener) =>
  Object.fromEntries([...names].map((name) => [name, opener]));
