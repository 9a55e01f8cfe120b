import type { AddressInfo } from "node:net";
import type { Server } from "restify";

/** The port is taken, or not ours to take; the message says what to do. */
export class CannotListenError extends Error {
  override name = "CannotListenError";
}

/** Starts to answer. @returns the port, which the system chooses for port 0. Throws {@link CannotListenError}. */
export const listen = (
  server: Server,
  { port, host }: { port: number; host: string | undefined },
): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) => {
      const reason = error.code === "EADDRINUSE" ? "is taken by another program" : "cannot be opened";
      reject(
        new CannotListenError(`Port ${port} ${reason}: end that program, or choose another port with PORT.`, {
          cause: error,
        }),
      );
    });
    server.listen(port, host, () => resolve((server.server.address() as AddressInfo).port));
  });

/** Takes no new connection and waits until those under way are answered. */
export const stopListening = (server: Server): Promise<void> =>
  new Promise((resolve) => {
    server.close(() => resolve());
    server.server.closeIdleConnections();
  });
