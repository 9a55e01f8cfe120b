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
import { startRig, type Rig } from "./rig.ts";

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
const getOnce = "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
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

  it("that ended before the first byte is sent leave no source open, and that is no fault", async () => {
    const source = endless();
    const closed = new Promise((resolve) => source.once("close", resolve));
    let sent: Promise<void> | undefined;
    answer = (response) => {
      response.destroy();
      response.once("close", () => void (sent = sendFile(source, response)));
    };
    const at = await listening({});

    await drip(at, get, "");
    await closed;

    await sent;
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

  describe("on which requests come before the ones ahead of them are answered", () => {
    it("end, and of all that came only the first was begun", async () => {
      let begun = 0;
      answer = () => (begun += 1);
      const at = await listening({});

      await drip(at, get.repeat(1_000), "");

      assert.equal(begun, 1);
    });

    it("end with what was being sent on them, and the next connection is answered", async () => {
      const source = endless();
      const closed = new Promise((resolve) => source.once("close", resolve));
      answer = (response) => void sendFile(source, response);
      const at = await listening({});
      await drip(at, get + get, "");
      await closed;

      answer = (response) => response.end("ok");

      assert.match(await sendText(at, getOnce), /^HTTP\/1.1 200 /u);
    });

    describe("on the whole server", () => {
      let rig: Rig;
      let begun = 0;

      beforeEach(async () => {
        rig = await startRig();
        begun = 0;
        rig.server.on("pre", () => (begun += 1));
      });
      afterEach(() => rig.close());

      for (const header of ["", "Expect: 100-continue\r\n"]) {
        it(`end as well${header && ", also with requests that wait for 100 Continue"}`, async () => {
          const one = `GET /tab/assets/main-a1b2c3.js HTTP/1.1\r\nHost: localhost\r\n${header}\r\n`;

          await drip(rig, one.repeat(500), "");

          assert.equal(begun, 1);
          assert.match(await sendText(rig, getOnce), /^HTTP\/1.1 200 /u);
        });
      }
    });
  });

  it("are kept longer than a proxy of App Service keeps them", () => {
    assert.ok(connectionLimits.keepAliveMs > 65_000);
  });

  it("do not end while a request may still work in silence", () => {
    assert.ok(connectionLimits.stalledMs > httpTimes.long.answer);
  });
});
