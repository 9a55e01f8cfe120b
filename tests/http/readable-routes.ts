// All that the tab can read, and the address of each for given ids.
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";

/** Patterns of the routes. Handlers are not called here, so nothing of the parts is needed. */
export const readableRoutes: readonly string[] = routeTable({} as HttpParts)
  .filter(({ method, guard }) => method === "GET" && guard === "person")
  .map(({ path }) => path);

/** @param ids by the names that patterns give them; what has none is called "something". */
export function readableAddress(path: string, ids: Readonly<Record<string, string>>): string {
  const filled = path.replace(/:(\w+)/gu, (_all, name: string) =>
    encodeURIComponent(ids[name] ?? "something"),
  );
  if (path.endsWith("/search")) return `${filled}?q=spool`;
  if (path.endsWith("/similar")) return `${filled}?text=spool`;
  if (path.endsWith("/places/:conversationId")) return `${filled}?kind=channel`;
  return filled;
}
