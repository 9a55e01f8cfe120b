// The few pages beside the tab, as documents in this folder: what this is, what it keeps, on what terms.
import { readFile } from "node:fs/promises";

export interface StartPage {
  readonly name: string;
  /** Where to go from here, most useful first. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
}

export type PageName = "start" | "privacy" | "terms";

const read = (name: string) => readFile(new URL(name, import.meta.url), "utf8");

const frame = await read("frame.html");
const documents: Record<PageName, string> = {
  start: await read("start.html"),
  privacy: await read("privacy.html"),
  terms: await read("terms.html"),
};

/** The whole page as HTML. */
export function page(name: PageName, { name: appName, links }: StartPage): string {
  const parts = new Map([
    ["content", documents[name]],
    ["name", escapeHtml(appName)],
    [
      "links",
      links
        .map(({ label, href }) => `<li><a href="${escapeHtml(href)}">${escapeHtml(label)}</a></li>`)
        .join("\n"),
    ],
  ]);
  return fillIn(fillIn(frame, parts), parts);
}

const fillIn = (template: string, parts: ReadonlyMap<string, string>) =>
  template.replace(/\{\{(\w+)\}\}/gu, (place, part: string) => parts.get(part) ?? place);

const escapeHtml = (text: string) => text.replace(/[&<>"']/gu, (sign) => `&#${sign.charCodeAt(0)};`);
