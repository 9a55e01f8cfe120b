import { limits } from "../../contract/limits.ts";

const keptSchemes = new Set(["https:", "http:", "mailto:"]);

/**
 * The address of a link if it may be in a tip: https, http and mailto. Microsoft's Safe Links, also nested ones, are
 * removed, so that the tip shows where the link leads.
 */
export function safeLink(href: string | undefined): string | undefined {
  let address = href?.trim() ?? "";
  for (let wrapped = 0; wrapped < 3; wrapped++) {
    const url = URL.parse(address);
    if (url === null || !keptSchemes.has(url.protocol)) return undefined;
    const inner = isSafeLinksWrapper(url) ? url.searchParams.get("url") : null;
    if (inner === null) return storable(address, url);
    address = inner.trim();
  }
  return undefined;
}

/** Like {@link safeLink}, for files: https only. */
export function safeHttpsLink(href: unknown): string | undefined {
  const link = typeof href === "string" ? safeLink(href) : undefined;
  return link !== undefined && URL.parse(link)?.protocol === "https:" ? link : undefined;
}

/** Outlook's rewriting, and the page that the Teams client itself puts in front of links. */
const isSafeLinksWrapper = (url: URL): boolean =>
  url.hostname.endsWith(".safelinks.protection.outlook.com") ||
  (url.hostname.startsWith("statics.teams.") && url.pathname.endsWith("/atp-safelinks.html"));

const ambiguous = /[\s\\|`^{}"<>\p{C}]/u;

/** As it was written when that is unambiguous in Markdown, otherwise percent-encoded. */
function storable(address: string, url: URL): string | undefined {
  const link = ambiguous.test(address) ? url.href.replace(/[\\|`^{}"<>]/gu, encodeURIComponent) : address;
  return link.length <= limits.link ? link : undefined;
}
