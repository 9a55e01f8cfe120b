// Requests that fetch would not send: odd headers, bodies in pieces, bodies that never end.
import { request, type IncomingHttpHeaders } from "node:http";
import { connect, type Socket } from "node:net";

export interface RawAnswer {
  readonly status: number;
  readonly text: string;
  readonly headers: IncomingHttpHeaders;
}

/** Sends the pieces one after the other, until an answer comes. */
export function sendPieces(
  { port }: { readonly port: number },
  path: string,
  headers: Record<string, string>,
  pieces: Iterable<Buffer>,
): Promise<RawAnswer & { readonly sentBytes: number }> {
  return new Promise((resolve, reject) => {
    let sentBytes = 0;
    let isAnswered = false;
    const sending = request({ port, host: "127.0.0.1", path, method: "POST", headers }, (answer) => {
      isAnswered = true;
      let text = "";
      answer.on("data", (chunk: Buffer) => (text += chunk.toString()));
      answer.on("end", () =>
        resolve({ status: answer.statusCode ?? 0, text, headers: answer.headers, sentBytes }),
      );
    });
    // Cut off while it still sends: expected once there is an answer.
    sending.on("error", (error) => (isAnswered ? undefined : reject(error)));
    const left = pieces[Symbol.iterator]();
    const sendNext = (): void => {
      const piece = left.next();
      if (isAnswered) return;
      if (piece.done) {
        sending.end();
        return;
      }
      sentBytes += piece.value.length;
      sending.write(piece.value, () => setImmediate(sendNext));
    };
    sendNext();
  });
}

/** Writes the text to the socket as it is; gives what comes back before the server ends the connection. */
export function sendText({ port }: { readonly port: number }, text: string): Promise<string> {
  return new Promise((resolve, reject) => {
    let received = "";
    const socket = connect(port, "127.0.0.1", () => socket.write(text));
    socket.on("data", (chunk) => (received += chunk.toString()));
    socket.on("close", () => resolve(received));
    socket.on("error", reject);
  });
}

/**
 * Writes the text, then a byte every few milliseconds for as long as the server lets it; gives what comes back before
 * the server ends the connection.
 */
export function drip({ port }: { readonly port: number }, text: string, byte: string): Promise<string> {
  return new Promise((resolve) => {
    let received = "";
    const socket = connect(port, "127.0.0.1");
    socket.write(text);
    const dripping = setInterval(() => socket.write(byte), 5);
    socket.on("data", (chunk) => (received += chunk.toString()));
    // A byte can meet a connection that is already closed.
    socket.on("error", () => undefined);
    socket.on("close", () => {
      clearInterval(dripping);
      resolve(received);
    });
  });
}

/** Writes the text and reads nothing of the answer, so that it does not even see the connection end. */
export function askWithoutReading({ port }: { readonly port: number }, text: string): Socket {
  const onread = { buffer: Buffer.alloc(1), callback: () => false };
  const socket = connect({ port, host: "127.0.0.1", onread });
  socket.on("error", () => undefined);
  socket.write(text);
  return socket;
}
