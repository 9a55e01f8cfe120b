import type { ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as wait } from "node:timers/promises";
import type { Server } from "restify";

/** The port is taken, or not ours to take, or the address is another machine's; the message says what to do. */
export class CannotListenError extends Error {
  override name = "CannotListenError";
}

export interface Listening {
  /** Chosen by the system for port 0. */
  readonly port: number;
  /**
   * From now on every answer ends its connection. After `noticeMs` no new connection is taken, and when what is under
   * way is answered, it resolves. Whatever is not answered after {@link answerMs} is cut off.
   */
  stop(noticeMs?: number): Promise<void>;
}

/** Milliseconds. Every request of ours has deadlines that end it within five seconds; only a slow sender takes longer. */
const answerMs = 8_000;

/** Starts to answer. Throws {@link CannotListenError}. */
export const listen = (server: Server, { port, host }: { port: number; host: string }): Promise<Listening> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      reject(new CannotListenError(sentenceFor(error.code, port, host), { cause: error }));
    });
    const requests = new Requests(server);
    server.listen(port, host, () =>
      resolve({
        port: (server.server.address() as AddressInfo).port,
        stop: (noticeMs = 0) => stop(server, requests, noticeMs),
      }),
    );
  });

function sentenceFor(code: string | undefined, port: number, host: string): string {
  if (code === "EADDRNOTAVAIL")
    return `${host} is no address of this machine: choose one of its own with HOST.`;
  const reason = code === "EADDRINUSE" ? "is taken by another program" : "cannot be opened";
  return `Port ${port} ${reason}: end that program, or choose another port with PORT.`;
}

async function stop(server: Server, requests: Requests, noticeMs: number): Promise<void> {
  requests.endConnections();
  await wait(noticeMs);
  const closed = new Promise<void>((resolve) => {
    server.close(() => resolve());
  });
  server.server.closeIdleConnections();
  const cut = setTimeout(() => server.server.closeAllConnections(), answerMs);
  await closed;
  clearTimeout(cut);
}

/** Those under way: Node by itself would go on answering on connections that are open. */
class Requests {
  readonly #underWay = new Set<ServerResponse>();
  #isLast = false;

  constructor(server: Server) {
    server.on("pre", (_request: unknown, response: ServerResponse) => {
      this.#underWay.add(response);
      if (this.#isLast) endConnectionAfter(response);
      response.once("close", () => {
        this.#underWay.delete(response);
        // Of those whose headers had been sent before.
        if (this.#isLast) server.server.closeIdleConnections();
      });
    });
  }

  endConnections(): void {
    this.#isLast = true;
    for (const response of this.#underWay) endConnectionAfter(response);
  }
}

function endConnectionAfter(response: ServerResponse): void {
  if (!response.headersSent) response.setHeader("connection", "close");
}
