import type { BlockContent, DefinitionContent, Heading, List, ListItem, RootContent, TableRow } from "mdast";
import { limits } from "../../contract/limits.ts";
import { cleanText } from "../../contract/visible-text.ts";
import { MessageTable, mostColumns, type Span } from "./message-table.ts";
import { Phrasing, plainLook, type Look } from "./phrasing.ts";
import { shorten } from "./shorten.ts";

/** Quotes and lists that are nested deeper are flattened; only attacks have them. */
const deepest = 8;

/** What a paragraph, a line break, a cell or a change of look costs of the room, in characters: about their signs. */
const signs = 6;

const addressLength = (text: string, { link }: Look, before: Look): number =>
  link === undefined || link === before.link || link.url === text.trim() ? 0 : link.url.length;

/** Undoes what opening did. Called once, last opened first. */
export type Close = () => void;

/** Something that holds paragraphs: the message itself, a quote, an item of a list. Joins the tree when it has any. */
interface Flow {
  readonly children: (BlockContent | DefinitionContent)[];
  readonly item?: ListItem;
  join?: (() => void) | undefined;
}

/** A list that we are in, and how many flows are open outside of it. */
interface OpenList {
  readonly node: List;
  readonly outside: number;
}

/**
 * Builds the tree of a Markdown text in reading order, without empty parts. Takes about as much as a tip may hold and
 * then ends with "…", which bounds its cost.
 */
export class MessageTree {
  readonly #root: Flow = { children: [] };
  readonly #flows: Flow[] = [this.#root];
  #list: OpenList | undefined;
  #line = new Phrasing();
  #heading: Heading["depth"] | undefined;
  #table: MessageTable | undefined;
  #inCell = false;
  #look = plainLook;
  #room: number = limits.tipMarkdown;
  #isFull = false;

  /** Ends the current paragraph and returns the blocks so far. */
  endBlocks(): readonly RootContent[] {
    this.boundary();
    return this.#root.children;
  }

  addText(text: string, look: Look, kind: "text" | "note" | "code" = "text"): void {
    if (look !== this.#look) this.#room -= signs + addressLength(text, look, this.#look);
    this.#look = look;
    this.#line.addText(this.#taken(text), look, kind === "code" ? this.#codeKind(text) : kind);
  }

  addBreak(): undefined {
    this.#room -= signs;
    if (this.#inCell || this.#heading) this.#line.addBlank();
    else if (this.#room > 0) this.#line.addBreak();
  }

  /** Code of several lines. */
  addCode(code: string, language: string | undefined): void {
    const value = this.#taken(code.replace(/^\n+/u, "").trimEnd());
    if (value === "") return;
    this.boundary();
    if (this.#isFlat()) this.#line.addText(value, plainLook, this.#codeKind(value));
    else this.#place({ type: "code", lang: language ?? null, value });
  }

  addRule(): undefined {
    this.boundary();
    if (!this.#isFlat() && this.#room > 0) this.#place({ type: "thematicBreak" });
  }

  /** Ends the paragraph, if there is one. In a heading or a cell it is a blank. */
  boundary(): void {
    if (this.#inCell || this.#heading) this.#line.addBlank();
    else for (const children of this.#line.take()) this.#place({ type: "paragraph", children });
  }

  openHeading(depth: Heading["depth"]): Close {
    this.boundary();
    if (this.#inCell || this.#heading) return () => this.boundary();
    this.#heading = depth;
    return () => {
      const [children] = this.#line.take();
      this.#heading = undefined;
      if (children) this.#place({ type: "heading", depth, children });
    };
  }

  openQuote(): Close {
    this.boundary();
    if (this.#isFlat()) return () => this.boundary();
    const close = this.#closer();
    this.#settleInList();
    const parent = this.#flow;
    const children: Flow["children"] = [];
    this.#list = undefined;
    this.#flows.push({ children, join: () => parent.children.push({ type: "blockquote", children }) });
    return close;
  }

  openList(ordered: boolean, start: number): Close {
    this.boundary();
    if (this.#isFlat()) return () => this.boundary();
    const close = this.#closer();
    this.#settleInList();
    const node: List = { type: "list", ordered, start: ordered ? start : null, spread: false, children: [] };
    this.#list = { node, outside: this.#flows.length };
    return close;
  }

  openItem(): Close {
    this.boundary();
    if (this.#isFlat() || this.#list?.outside !== this.#flows.length) return () => this.boundary();
    const close = this.#closer();
    this.#openItemOf(this.#list.node);
    return close;
  }

  /** The item of a list that we are in becomes a task. */
  markTask(done: boolean): undefined {
    const { item } = this.#flow;
    if (item) item.checked = done;
  }

  openTable(): Close {
    this.boundary();
    if (this.#table || this.#isFlat()) return () => this.boundary();
    const table = new MessageTable();
    this.#table = table;
    return () => {
      this.boundary();
      this.#table = undefined;
      this.#placeTable(table.rows);
    };
  }

  openRow(): Close {
    this.boundary();
    if (!this.#inCell) this.#table?.addRow();
    return () => this.boundary();
  }

  openCell(span: Span): Close {
    this.boundary();
    const table = this.#table;
    if (this.#inCell || !table?.hasRow()) return () => this.boundary();
    this.#inCell = true;
    return () => {
      const [children] = this.#line.take();
      this.#inCell = false;
      if (children || this.#room > signs) this.#room -= signs * table.addCell(children ?? [], span);
    };
  }

  get #flow(): Flow {
    return this.#flows.at(-1) ?? this.#root;
  }

  #isFlat(): boolean {
    return this.#inCell || this.#heading !== undefined || this.#flows.length > deepest;
  }

  #taken(raw: string): string {
    if (this.#isFull) return "";
    const text = cleanText(raw);
    if (text.trim() === "") return text;
    this.#isFull = text.length > this.#room;
    const taken = this.#isFull ? shorten(text, this.#room) || "…" : text;
    this.#room -= text.length;
    return taken;
  }

  /** Code in a table cannot hold a backslash before a bar (https://github.github.com/gfm/#example-200): text can. */
  #codeKind(code: string): "code" | "text" {
    return this.#inCell && code.includes("\\|") ? "text" : "code";
  }

  #closer(): Close {
    const [list, open] = [this.#list, this.#flows.length];
    return () => {
      this.boundary();
      this.#list = list;
      this.#flows.length = open;
    };
  }

  #openItemOf(list: List): void {
    const parent = this.#flow;
    const children: Flow["children"] = [];
    const item: ListItem = { type: "listItem", spread: false, children };
    const join = () => {
      if (list.children.length === 0) parent.children.push(list);
      list.children.push(item);
    };
    this.#flows.push({ children, item, join });
  }

  /** Content of a list outside of its items, as other editors nest lists, belongs to the item before it. */
  #settleInList(): void {
    if (this.#list?.outside !== this.#flows.length) return;
    const last = this.#list.node.children.at(-1);
    if (last) this.#flows.push({ children: last.children, item: last });
    else this.#openItemOf(this.#list.node);
  }

  #place(block: BlockContent): void {
    const open = this.#flows.length;
    this.#settleInList();
    for (const flow of this.#flows) {
      flow.join?.();
      flow.join = undefined;
    }
    const { item, children } = this.#flow;
    // Without a blank line before it, it would continue the last line of the list or quote above.
    if (item && children.length > 0) item.spread = true;
    children.push(block);
    this.#flows.length = open;
    this.#room -= signs;
  }

  /** The first row is the heading. A single cell is no table; with far too many columns, cells become paragraphs. */
  #placeTable(rows: readonly TableRow[]): void {
    const [header, ...body] = rows.filter((row) => row.children.some((cell) => cell.children.length > 0));
    if (header === undefined) return;
    const columns = [header, ...body].reduce((most, row) => Math.max(most, row.children.length), 0);
    if ((body.length === 0 && columns === 1) || columns > mostColumns) {
      const filled = [header, ...body]
        .flatMap((row) => row.children)
        .filter((cell) => cell.children.length > 0);
      for (const { children } of filled) this.#place({ type: "paragraph", children });
      return;
    }
    while (header.children.length < columns) header.children.push({ type: "tableCell", children: [] });
    this.#place({ type: "table", children: [header, ...body] });
  }
}
