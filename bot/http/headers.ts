// The headers of every answer: what a browser may do with it, and who may frame it.
import type { ServerResponse } from "node:http";

/**
 * Where Teams shows tabs, the new clients under cloud.microsoft included.
 * Source: learn.microsoft.com, "Teams JavaScript client library", validDomains, and "Tab requirements" for the
 * Content-Security-Policy header.
 */
export const teamsFrameAncestors: readonly string[] = [
  "https://teams.microsoft.com",
  "https://*.teams.microsoft.com",
  "https://*.cloud.microsoft",
  "https://*.microsoft365.com",
  "https://*.office.com",
  "https://outlook.office.com",
  "https://outlook.office365.com",
];

/** teams-js asks it for the current list of Teams' origins, and goes on with its own list when it cannot. */
const teamsOriginList = "https://res.cdn.office.net";

const httpsOnlySeconds = 31_536_000;

function contentSecurityPolicy(frameAncestors: readonly string[]): string {
  const directives = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    // Griffel, Fluent UI's styling, writes style elements into the page.
    "style-src": ["'self'", "'unsafe-inline'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'", "data:"],
    "connect-src": ["'self'", teamsOriginList],
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
    "object-src": ["'none'"],
    "frame-ancestors": frameAncestors,
  };
  return Object.entries(directives)
    .map(([name, sources]) => `${name} ${sources.join(" ")}`)
    .join("; ");
}

export interface HeaderOptions {
  readonly frameAncestors: readonly string[];
  /** Where people reach this server. */
  readonly publicUrl: string;
}

/**
 * Headers by name. Nothing is kept by browser or proxy unless a route says so. No X-Frame-Options, CORP or COEP: Teams
 * frames the tab from another origin and shows our pictures in cards.
 */
export function answerHeaders(options: HeaderOptions): ReadonlyMap<string, string> {
  const headers = new Map([
    ["content-security-policy", contentSecurityPolicy(options.frameAncestors)],
    ["x-content-type-options", "nosniff"],
    ["referrer-policy", "no-referrer"],
    [
      "permissions-policy",
      "camera=(), clipboard-write=(self), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()",
    ],
    ["cache-control", "no-store"],
  ]);
  if (options.publicUrl.startsWith("https:")) {
    headers.set("strict-transport-security", `max-age=${httpsOnlySeconds}`);
  }
  return headers;
}

/**
 * Of an answer that never changes, for the browser of the person who asked alone. Who signs in after them there asks
 * anew, and so does the same person now and then: they may have lost their access.
 */
export const lastingHeaders: ReadonlyMap<string, string> = new Map([
  ["cache-control", "private, max-age=86400, immutable"],
  ["vary", "authorization"],
]);

export function setHeaders(response: ServerResponse, headers: ReadonlyMap<string, string>): void {
  for (const [name, value] of headers) response.setHeader(name, value);
}
