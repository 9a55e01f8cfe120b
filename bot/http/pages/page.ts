// The few pages beside the tab, as documents in this folder: what this is, what it keeps, on what terms, and what those
// should know who decide about it.
import { readFile } from "node:fs/promises";
import { closedDays } from "../../community/communities/community.ts";
import { keptFileMs } from "../../community/jobs/kept-file.ts";
import { dataInventory } from "../../community/my-data/data-inventory.ts";
import { dayMs, lasting } from "../../community/my-data/inventory/inventory-group.ts";
import { limits } from "../../contract/limits.ts";
import { escapeHtml, linkHtml } from "./html.ts";
import { inventoryHtml } from "./inventory-html.ts";

/** Who runs the server, as far as they say it. */
export interface OperatorDetails {
  /** For questions about the app and about data: an e-mail address or an https address. */
  readonly contact: string | undefined;
  /** An https address. */
  readonly termsUrl: string | undefined;
}

export interface StartPage {
  readonly name: string;
  /** Where to go from here, most useful first. */
  readonly links: readonly { readonly label: string; readonly href: string }[];
  readonly operator: OperatorDetails;
}

export type PageName = "start" | "privacy" | "terms" | "trust";

const read = (name: string) => readFile(new URL(name, import.meta.url), "utf8");

const frame = await read("frame.html");
const documents: Record<PageName, string> = {
  start: await read("start.html"),
  privacy: await read("privacy.html"),
  terms: await read("terms.html"),
  trust: await read("trust.html"),
};

/** The same on every server. */
const constantParts = {
  inventory: inventoryHtml(dataInventory),
  closedFor: lasting(closedDays * dayMs),
  draftsFor: lasting(limits.draftDays * dayMs),
  exportsFor: lasting(keptFileMs),
};

/** The whole page as HTML. */
export function page(name: PageName, { name: appName, links, operator }: StartPage): string {
  const parts = {
    ...constantParts,
    content: documents[name],
    name: escapeHtml(appName),
    links: links.map(({ label, href }) => `<li>${linkHtml(href, label)}</li>`).join("\n"),
    contact: contactHtml(operator),
    terms: termsHtml(operator),
  };
  const map = new Map(Object.entries(parts));
  return fillIn(fillIn(frame, map), map);
}

function contactHtml({ contact }: OperatorDetails): string {
  if (contact === undefined) return "If you have a question, ask your Teams administrator.";
  const href = contact.includes("://") ? contact : `mailto:${contact}`;
  return `If you have a question, ask ${linkHtml(href, contact)}.`;
}

const termsHtml = ({ termsUrl }: OperatorDetails): string =>
  termsUrl === undefined ? "The operator’s own terms" : linkHtml(termsUrl, "The operator’s own terms");

const fillIn = (template: string, parts: ReadonlyMap<string, string>) =>
  template.replace(/\{\{(\w+)\}\}/gu, (place, part: string) => parts.get(part) ?? place);
