const protocols = new Set(["https:", "http:", "mailto:"]);

/** The address if it may be a link in somebody's text: a web page (intranets have http, too) or mail. */
export function safeLink(address: string | undefined): string | undefined {
  const parsed = address === undefined ? null : URL.parse(address);
  return parsed !== null && protocols.has(parsed.protocol) ? parsed.href : undefined;
}
