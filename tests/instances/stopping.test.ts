// What a server does from the signal to its end.
import assert from "node:assert/strict";
import { once } from "node:events";
import { Agent, request, type ClientRequest, type IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { text as readText } from "node:stream/consumers";
import { channel } from "../teams/rig.ts";
import { openInstallation, type Caller, type Installation, type Instance } from "./installation.ts";

describe("a server that is told to stop", function () {
  this.timeout(60_000);

  let installation: Installation;
  let instances: Instance[];
  /** The one that is told; each test has its own. */
  let instance: Instance;
  let person: Caller;
  /** One connection, kept open: what a balancer does. */
  let agent: Agent;
  /** The connection of somebody who is slow. */
  let slow: Agent;

  before(async () => {
    installation = await openInstallation("sqlite", 1);
    [person] = installation.people as [Caller];
    instances = await Promise.all(["a", "b", "c"].map((name) => installation.start(name)));
  });

  after(() => installation.close());

  beforeEach(() => {
    [instance] = instances.splice(0, 1) as [Instance];
    agent = new Agent({ keepAlive: true, maxSockets: 1 });
    slow = new Agent({ keepAlive: true });
  });

  afterEach(() => {
    agent.destroy();
    slow.destroy();
  });

  function begin(path: string, over: Agent, body?: string): ClientRequest {
    return request({
      host: "127.0.0.1",
      port: instance.port,
      agent: over,
      path,
      method: body === undefined ? "GET" : "POST",
      headers: {
        authorization: `Bearer ${person.token}`,
        ...(body !== undefined && {
          "content-type": "application/json",
          "content-length": Buffer.byteLength(body),
        }),
      },
    });
  }

  const answerTo = async (asking: ClientRequest) => {
    const [answer] = (await once(asking, "response")) as [IncomingMessage];
    return { status: answer.statusCode, headers: answer.headers, text: await readText(answer) };
  };

  const ask = async (path: string) => {
    const asking = begin(path, agent);
    asking.end();
    return answerTo(asking);
  };

  const start = JSON.stringify({
    name: "Release makers",
    purpose: "",
    place: { conversationId: channel.id, kind: "channel", name: channel.name },
    nonce: "nonce-of-the-form",
  });

  /** A request that is under way until the rest of its body is sent. The server has its beginning. */
  async function beginToStart(): Promise<ClientRequest> {
    const asking = begin("/api/communities", slow, start);
    const [socket] = (await once(asking, "socket")) as [Socket];
    if (socket.connecting) await once(socket, "connect");
    await new Promise((resolve) => asking.write(start.slice(0, 20), resolve));
    // An answer to somebody who came later: what was sent before has arrived.
    assert.equal((await ask("/healthz")).status, 200);
    return asking;
  }

  const notReady = async () => {
    for (;;) {
      const answer = await ask("/readyz");
      if (answer.status === 503) return answer;
    }
  };

  it("is not ready first, ends connections that stay open, answers what is under way, and exits with 0", async () => {
    const underWay = await beginToStart();

    instance.process.send("SIGTERM");
    const readiness = await notReady();
    const meanwhile = await ask("/healthz");
    underWay.end(start.slice(20));
    const answer = await answerTo(underWay);
    const code = await instance.process.ended;

    assert.equal(readiness.headers.connection, "close");
    assert.equal(meanwhile.status, 200);
    assert.equal(meanwhile.headers.connection, "close");
    assert.equal(answer.status, 201);
    assert.equal(answer.headers.connection, "close");
    assert.equal(code, 0);
    const [other] = instances;
    const mine = await other?.ask("/api/me/communities", { by: person });
    assert.match(JSON.stringify(mine?.body), /Release makers/u);
  });

  it("cuts off who never ends, and exits with 0 all the same", async () => {
    const hanging = await beginToStart();
    const cutOff = once(hanging, "error");

    instance.process.send("SIGTERM");
    const code = await instance.process.ended;
    await cutOff;

    assert.equal(code, 0);
  });

  it("ends at once when it is told a second time", async () => {
    const hanging = await beginToStart();
    const cutOff = once(hanging, "error");

    instance.process.send("SIGTERM");
    await notReady();
    instance.process.send("SIGTERM");
    const code = await instance.process.ended;
    await cutOff;

    assert.equal(code, 1);
  });
});
