/** The address if it may be a link in somebody's text: https and mailto only. */
export function safeLink(address: string | undefined): string | undefined {
  const parsed = address === undefined ? null : URL.parse(address);
  return parsed?.protocol === "https:" || parsed?.protocol === "mailto:" ? parsed.href : undefined;
}
