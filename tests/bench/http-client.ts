// The caller of the servers, on Node's own client: connections stay open, and it costs little beside what it measures.
import { Agent, request } from "node:http";

export interface Call {
  readonly method: "GET" | "POST";
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

export class HttpClient {
  readonly #agent = new Agent({ keepAlive: true });
  readonly #port: number;

  /** Of a server on this machine. */
  constructor(port: number) {
    this.#port = port;
  }

  /** @returns the body. Throws unless the answer is a good one. */
  send({ method, path, headers = {}, body }: Call): Promise<string> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const ofBody = text !== undefined && {
      "content-type": "application/json",
      "content-length": Buffer.byteLength(text),
    };
    const options = {
      host: "127.0.0.1",
      port: this.#port,
      agent: this.#agent,
      method,
      path,
      headers: { ...headers, ...ofBody },
    };
    return new Promise((resolve, reject) => {
      const asking = request(options, (answer) => {
        const chunks: Buffer[] = [];
        answer.on("data", (chunk: Buffer) => chunks.push(chunk));
        answer.on("error", reject);
        answer.on("end", () => {
          const answered = Buffer.concat(chunks).toString();
          const { statusCode = 0 } = answer;
          if (statusCode >= 200 && statusCode < 300) resolve(answered);
          else reject(new Error(`${method} ${path} was answered with ${statusCode}: ${answered}`));
        });
      });
      asking.on("error", reject);
      asking.end(text);
    });
  }

  close(): void {
    this.#agent.destroy();
  }
}
