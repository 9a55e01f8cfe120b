/** The year that an address names, if it is one. */
export function yearIn(search: string): number | undefined {
  const named = new URLSearchParams(search).get("year") ?? "";
  return /^2\d{3}$/u.test(named) ? Number(named) : undefined;
}
