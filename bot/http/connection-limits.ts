// How long a connection may take and how many there may be, so that slow peers hold no more than they are given.
import type { Server } from "node:http";

/** Times in milliseconds. */
export interface ConnectionLimits {
  /** Connections at the same time. */
  readonly connections: number;
  /** From a request's first byte, or from the connection's start, until its headers are there. */
  readonly headersMs: number;
  /** From a request's first byte until its last; at least as long as `headersMs`. */
  readonly requestMs: number;
  /** How often those two are checked: peers are cut off this much late. */
  readonly checkMs: number;
  /** While a request is handled or answered: how long no byte may pass in either direction. */
  readonly stalledMs: number;
  /** From a request's headers until its answer has been taken, whatever the peer's speed. */
  readonly answerMs: number;
  /** How long a connection without a request is kept. */
  readonly keepAliveMs: number;
}

export const connectionLimits: ConnectionLimits = {
  // Each may hold a few tens of kilobytes before its sender is known.
  connections: 2_000,
  headersMs: 15_000,
  requestMs: 30_000,
  checkMs: 1_000,
  // Longer than the longest request works in silence: see answer-times.ts.
  stalledMs: 70_000,
  // The export of a large community, over a slow line.
  answerMs: 300_000,
  // App Service's proxy keeps connections for about 60 s, and must not find one closed that it is about to use.
  // Node counts `headersMs` from a request's first byte, so it need not be longer than this.
  keepAliveMs: 70_000,
};

/**
 * To be called when the server has its handler and before it listens. Peers that are too slow get 408 where no answer has
 * begun.
 */
export function limitConnections(server: Server, limits: ConnectionLimits): void {
  Object.assign(server, {
    maxConnections: limits.connections,
    headersTimeout: limits.headersMs,
    requestTimeout: limits.requestMs,
    connectionsCheckingInterval: limits.checkMs,
    keepAliveTimeout: limits.keepAliveMs,
    timeout: limits.stalledMs,
  });
  // When the server is full, connections without a request give way.
  server.on("drop", () => server.closeIdleConnections());
  server.on("request", (_request, response) => {
    const late = setTimeout(() => response.destroy(), limits.answerMs);
    response.once("close", () => clearTimeout(late));
  });
  refusePipelined(server);
}

/**
 * Ends a connection on which a request comes before the one ahead of it is answered. Node would begin all of them at once,
 * and a response that waits for its turn has no socket: when the peer goes away, it is never closed, so whatever it has
 * opened stays open. No browser pipelines, nor does Teams, nor a usual proxy (nginx, Envoy, IIS, App Service).
 */
function refusePipelined(server: Server): void {
  const handlers = server.listeners("request");
  server.removeAllListeners("request");
  // Without a listener of its own, a request that expects 100 Continue comes as any other.
  server.removeAllListeners("checkContinue");
  server.on("request", (request, response) => {
    if (response.socket === null) request.socket.destroy();
    else for (const handle of handlers) handle.call(server, request, response);
  });
}
