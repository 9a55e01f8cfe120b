// What people read on a card: an Adaptive Card (praise, polls and workflows are some), one of the Bot Framework, or a
// connector's. https://adaptivecards.io/explorer, learn.microsoft.com "Types of cards"
import { plainWords } from "./plain-words.ts";
import { safeHttpsLink } from "./safe-link.ts";

export interface CardLine {
  readonly text: string;
  readonly url?: string;
  readonly isCode?: true;
}

type Node = Readonly<Record<string, unknown>>;

/** A card in Teams has 28 kB or so; a forged one ends here. */
const most = { parts: 1_000, depth: 30, text: 20_000 } as const;

/** Fields with words, and fields with parts, in the order of reading. */
const wordFields = [
  ["title", "activityTitle"],
  ["label"],
  ["subtitle", "subTitle", "activitySubtitle"],
  ["text", "activityText"],
] as const;
const partFields =
  "header body columns rows cells items pages inlines sections facts choices buttons actions potentialAction".split(
    " ",
  );

/** The lines of a card, its heading first; none for what cannot be read. */
export function cardLines(content: unknown): CardLine[] {
  const lines: (CardLine & { isHeading: boolean })[] = [];
  let parts = 0;
  let room: number = most.text;

  function add(text: unknown, more: { url?: string; isHeading?: boolean } = {}): void {
    if (typeof text !== "string") return;
    const { isHeading = false, ...link } = more;
    const links: CardLine[] = [];
    const read = plainWords(text.slice(0, room))
      .replace(/\{\{(?:DATE|TIME)\(([^(),{}]{1,40})[^(){}]{0,20}\)\}\}/gu, "$1")
      .replace(/\[([^[\]\n]{1,200})\]\(([^\s()]{1,2000})\)/gu, (_all, name: string, address: string) => {
        const url = safeHttpsLink(address);
        if (url !== undefined) links.push({ text: name, url });
        return name;
      })
      .replace(/\*\*|__/gu, "")
      .trim();
    room -= Math.min(room, text.length);
    if (read !== "") lines.push({ text: read, ...link, isHeading });
    for (const one of links) if (one.text !== read) lines.push({ ...one, isHeading: false });
    // A line that is a link and nothing else.
    const only = links.find((one) => one.text === read);
    if (only) lines[lines.length - 1] = { ...only, isHeading };
  }

  function addCode(code: unknown): void {
    if (typeof code !== "string" || code.trim() === "") return;
    lines.push({ text: code.slice(0, room), isCode: true, isHeading: false });
    room -= Math.min(room, code.length);
  }

  function readLink(node: Node): void {
    const target = Array.isArray(node["targets"]) ? asNode(node["targets"][0])["uri"] : undefined;
    const url = [node["url"], node["value"], target].map(safeHttpsLink).find((one) => one !== undefined);
    if (url !== undefined) add(node["title"] ?? node["name"], { url });
  }

  function readParts(field: string, list: unknown, depth: number): void {
    if (!Array.isArray(list)) return;
    const all: unknown[] = list.slice(0, most.parts);
    if (field === "inlines") {
      parts += all.length;
      add(all.map((one) => (typeof one === "string" ? one : textOf(asNode(one)["text"]))).join(""));
      return;
    }
    for (const part of all) read(field, asNode(part), depth + 1);
  }

  function read(field: string, node: Node, depth: number): void {
    if (++parts > most.parts || depth > most.depth || node["isVisible"] === false) return;
    if (field === "facts") {
      const [name, value] = [textOf(node["title"] ?? node["name"] ?? node["key"]), textOf(node["value"])];
      add([name.replace(/:$/u, ""), value].filter((one) => one !== "").join(": "));
    } else if (/^(?:buttons|actions|potentialAction)$/u.test(field)) {
      readLink(node);
      if (node["card"] !== undefined) readParts("card", [node["card"]], depth);
    } else {
      for (const names of wordFields)
        for (const name of names)
          add(node[name], { isHeading: depth === 0 ? name === "title" : looksLikeHeading(node) });
      addCode(node["codeSnippet"]);
      for (const name of partFields) readParts(name, node[name], depth);
    }
  }

  read("", asNode(content), 0);
  const heading = lines.find((line) => line.isHeading);
  return [...(heading ? [heading] : []), ...lines.filter((line) => line !== heading)].map(
    ({ isHeading: _, ...line }) => line,
  );
}

const looksLikeHeading = ({ type, style, weight, size }: Node): boolean =>
  type === "TextBlock" &&
  (is(style, "heading") || is(weight, "bolder") || is(size, "large") || is(size, "extralarge"));

const is = (value: unknown, word: string) => typeof value === "string" && value.toLowerCase() === word;
const textOf = (value: unknown) => (typeof value === "string" ? value : "");
const asNode = (value: unknown): Node =>
  typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Node) : {};
