// All that the tab can read, and the address of each for given ids.
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";

/** Patterns of the routes. Handlers are not called here, so nothing of the parts is needed. */
export const readableRoutes: readonly string[] = routeTable({} as HttpParts)
  .filter(({ guard }) => guard === "person")
  .filter(({ method, path }) => method === "GET" || bodyFor(path) !== undefined)
  .map(({ path }) => path);

/** What is looked for stands in a body, not in an address. */
function bodyFor(path: string): object | undefined {
  if (path.endsWith("/search")) return { q: "spool" };
  if (path.endsWith("/askable")) return { tags: "spool" };
  return path.endsWith("/similar") ? { text: "spool" } : undefined;
}

/** @param ids by the names that patterns give them; what has none is called "something". */
export function readableRequest(path: string, ids: Readonly<Record<string, string>>) {
  const body = bodyFor(path);
  return { address: addressFor(path, ids), method: body ? "POST" : "GET", ...(body && { body }) };
}

function addressFor(path: string, ids: Readonly<Record<string, string>>): string {
  const filled = path.replace(/:(\w+)/gu, (_all, name: string) =>
    encodeURIComponent(ids[name] ?? "something"),
  );
  if (path.endsWith("/places/:conversationId")) return `${filled}?kind=channel`;
  return filled;
}
