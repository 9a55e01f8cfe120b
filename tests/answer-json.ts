import type { ServerResponse } from "node:http";

/**
 * Answers with JSON. In a process that knows restify, Node's own responses are changed: `writeHead` gives nothing back,
 * so calls cannot be chained.
 */
export function answerJson(
  response: ServerResponse,
  status: number,
  body?: unknown,
  headers: Readonly<Record<string, string>> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}
