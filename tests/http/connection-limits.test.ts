import assert from "node:assert/strict";
import { once } from "node:events";
import { createServer, request, type Server, type ServerResponse } from "node:http";
import { connect, type AddressInfo } from "node:net";
import { Readable } from "node:stream";
import { afterEach, beforeEach, describe, it } from "mocha";
import { httpTimes } from "../../bot/http/answer-times.ts";
import { connectionLimits, limitConnections } from "../../bot/http/connection-limits.ts";
import { sendFile } from "../../bot/http/send-file.ts";
import { askWithoutReading, drip, sendText } from "./raw-request.ts";

/** Long enough for a busy machine, so that in each test only the limit that is set otherwise can end anything. */
const long = 20_000;
const patient = {
  connections: 100,
  headersMs: long,
  requestMs: long,
  checkMs: 20,
  stalledMs: long,
  answerMs: long,
  keepAliveMs: long,
};

const get = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";
const post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\n";

describe("connections", () => {
  let server: Server;
  let answer: (response: ServerResponse) => void;

  beforeEach(() => {
    answer = (response) => response.end("ok");
    server = createServer((incoming, response) => {
      incoming.resume();
      answer(response);
    });
  });
  afterEach(() => {
    server.closeAllConnections();
    server.close();
  });

  async function listening(changes: Partial<typeof patient>): Promise<{ port: number }> {
    limitConnections(server, { ...patient, ...changes });
    server.listen(0, "127.0.0.1");
    await once(server, "listening");
    return { port: (server.address() as AddressInfo).port };
  }

  /** Bytes without end. */
  const endless = () =>
    new Readable({
      read() {
        this.push(Buffer.alloc(64 * 1024, "x"));
      },
    });

  it("end when headers come too slowly, also before any byte", async () => {
    const at = await listening({ headersMs: 100 });

    const [slow, silent] = await Promise.all([drip(at, "GET / HTTP/1.1\r\n", "x"), drip(at, "", "")]);

    assert.match(slow, /^HTTP\/1.1 408 /u);
    assert.match(silent, /^HTTP\/1.1 408 /u);
  });

  it("end when a body comes too slowly", async () => {
    answer = () => undefined;
    const at = await listening({ headersMs: 100, requestMs: 100 });

    assert.match(await drip(at, post, "x"), /^HTTP\/1.1 408 /u);
  });

  it("end when a body comes too slowly, though its answer has been given", async () => {
    const at = await listening({ headersMs: 100, requestMs: 100 });

    assert.match(await drip(at, post, "x"), /^HTTP\/1.1 200 /u);
  });

  it("end when the reader stops reading, and the source is destroyed", async () => {
    const source = endless();
    const closed = new Promise((resolve) => source.once("close", resolve));
    answer = (response) => void sendFile(source, response);
    const at = await listening({ stalledMs: 100 });

    const reader = askWithoutReading(at, get);
    try {
      await closed;
    } finally {
      reader.destroy();
    }
  });

  it("end when an answer takes too long, however steadily it is read", async () => {
    const source = endless();
    const closed = new Promise((resolve) => source.once("close", resolve));
    answer = (response) => void sendFile(source, response);
    const { port } = await listening({ answerMs: 100 });

    const asking = request({ port, host: "127.0.0.1" }, (response) => response.resume());
    asking.on("error", () => undefined);
    asking.end();

    await closed;
  });

  it("end when no answer ever comes", async () => {
    answer = () => undefined;
    const at = await listening({ stalledMs: 100 });

    await sendText(at, get);
  });

  it("are kept without a request for longer than headers may take", async () => {
    const { port } = await listening({ headersMs: 50 });
    const socket = connect(port, "127.0.0.1");
    const answers = () => once(socket, "data").then(([data]) => String(data));
    const checked = () => new Promise((resolve) => setTimeout(resolve, 200));

    socket.write(get);
    const first = await answers();
    await checked();
    socket.write(get);

    assert.match(first, /^HTTP\/1.1 200 /u);
    assert.match(await answers(), /^HTTP\/1.1 200 /u);
    socket.destroy();
  });

  it("are no more than their number; those without a request give way", async () => {
    const { port } = await listening({ connections: 2 });
    const idle = [connect(port, "127.0.0.1"), connect(port, "127.0.0.1")];
    for (const socket of idle) {
      socket.write(get);
      await once(socket, "data");
    }

    const closed = Promise.all(idle.map((socket) => once(socket, "close")));
    const third = connect(port, "127.0.0.1");
    third.on("error", () => undefined);
    await Promise.all([once(third, "close"), closed]);
    const fourth = connect(port, "127.0.0.1");
    fourth.write(get);

    assert.match(String((await once(fourth, "data"))[0]), /^HTTP\/1.1 200 /u);
    fourth.destroy();
  });

  it("are kept longer than a proxy of App Service keeps them", () => {
    assert.ok(connectionLimits.keepAliveMs > 65_000);
  });

  it("do not end while a request may still work in silence", () => {
    assert.ok(connectionLimits.stalledMs > httpTimes.long.answer);
  });
});
