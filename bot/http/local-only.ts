// A server with the people-switch accepts only pages and programs of this machine. Listening on loopback is not enough:
// a page from elsewhere can have its own name resolve to 127.0.0.1.
import type { IncomingHttpHeaders } from "node:http";

const loopbackNames = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Whether the request is addressed to this machine by name, and sent by no page but this server's own. */
export function isFromThisMachine({ host, origin }: IncomingHttpHeaders): boolean {
  const url = host === undefined ? null : URL.parse(`http://${host}`);
  if (!url || !loopbackNames.has(url.hostname)) return false;
  return origin === undefined || origin === url.origin;
}
