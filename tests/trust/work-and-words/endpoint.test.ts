// Promises 42 and 46, as far as they are kept at the front endpoint: before sign-in, and against slow peers.
import assert from "node:assert/strict";
import { mkdtemp, rm, truncate, writeFile } from "node:fs/promises";
import type { Socket } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { monitorEventLoopDelay } from "node:perf_hooks";
import { gzipSync } from "node:zlib";
import { afterEach, describe } from "mocha";
import type { HttpParts } from "../../../bot/http/http-parts.ts";
import { routeTable } from "../../../bot/http/server.ts";
import { askWithoutReading, drip, sendPieces, sendText } from "../../http/raw-request.ts";
import { mira } from "../../http/rig.ts";
import { addressOf, openEndpoint, type Endpoint } from "../endpoint.ts";
import { promise } from "../promise.ts";

/** 549 bytes that unpack to 174,000 objects. */
const bomb = gzipSync(`[${"{},".repeat(173_999)}{}]`);

describe("the endpoints", () => {
  let endpoint: Endpoint;

  afterEach(() => endpoint.close());

  promise(42, "nothing of a body is read before its sender is known, on any route", {}, async (trial) => {
    endpoint = await openEndpoint();
    const wrongToken = await endpoint.teams.teams.token({ aud: "another-bot" });

    for (const { method, path: pattern, guard } of routeTable({} as HttpParts)) {
      for (const authorization of ["", "Bearer x", `Bearer ${wrongToken}`, "Local nobody"]) {
        trial.tried();
        const head = [
          `${method} ${addressOf(pattern)} HTTP/1.1`,
          "Host: localhost",
          "Content-Type: application/json",
          "Content-Length: 1000",
          `Authorization: ${authorization}`,
          "Connection: close",
        ];

        // No byte of the body ever comes: whoever waits for it gives no answer.
        const received = await sendText(endpoint.http, `${head.join("\r\n")}\r\n\r\n`);

        const status = Number(received.split(" ", 2)[1]);
        if (guard === "public") assert.ok(status < 500, `${method} ${pattern}: ${status}`);
        else assert.equal(status, 401, `${method} ${pattern} with "${authorization}"`);
      }
    }
  });

  promise(
    42,
    "a flood of gzip bombs without sign-in holds the event loop for less than 250 ms",
    { rounds: { short: 80, long: 2_000 } },
    async (trial) => {
      endpoint = await openEndpoint();
      const headers = { "content-type": "application/json", "content-encoding": "gzip" };
      const shoot = () => sendPieces(endpoint.http, "/api/messages", headers, [bomb]);
      await shoot();
      const delay = monitorEventLoopDelay({ resolution: 5 });
      const cpu = process.cpuUsage();
      delay.enable();

      for (let sent = 0; sent < trial.rounds; sent += 40) {
        const answers = await Promise.all(Array.from({ length: 40 }, shoot));
        trial.tried(answers.length);
        for (const { status } of answers) assert.equal(status, 401);
      }

      delay.disable();
      const { user, system } = process.cpuUsage(cpu);
      const each = (user + system) / 1_000 / trial.rounds;
      const longest = Math.round(delay.max / 1e6);
      trial.measured(`${each.toFixed(1)} ms of processor each, the loop held for ${longest} ms at most`);
      // Sender and server together; unpacked and parsed, the server alone took 60 ms.
      assert.ok(each < 20, `${each} ms each`);
      assert.ok(longest < 250, `${longest} ms`);
    },
  );

  promise(46, "slow senders and readers are cut off, signed in or not", {}, async (trial) => {
    const folder = await mkdtemp(path.join(tmpdir(), "commonplace-slow-"));
    await writeFile(path.join(folder, "large.bin"), "");
    await truncate(path.join(folder, "large.bin"), 64 * 1024 * 1024);
    endpoint = await openEndpoint({
      tabFolder: folder,
      connectionLimits: {
        connections: 100,
        headersMs: 300,
        requestMs: 300,
        checkMs: 20,
        stalledMs: 300,
        answerMs: 20_000,
        keepAliveMs: 20_000,
      },
    });
    const request = (line: string, ...headers: string[]) =>
      `${[line, "Host: localhost", ...headers].join("\r\n")}\r\n`;
    const body = ["Content-Type: application/json", "Content-Length: 100000"];
    const token = await endpoint.teams.teams.token();
    const heads = [
      request("GET /tab/ HTTP/1.1"),
      `${request("POST /api/communities HTTP/1.1", `Authorization: Local ${mira.userId}`, ...body)}\r\n`,
      `${request("POST /api/messages HTTP/1.1", `Authorization: Bearer ${token}`, ...body)}\r\n`,
      `${request("POST /api/messages HTTP/1.1", ...body)}\r\n`,
    ];

    for (const head of heads) {
      trial.tried();
      assert.match(await drip(endpoint.http, head, "x"), /^HTTP\/1.1 4(?:01|08) /u);
    }
    const cutOff = new Promise((resolve) => {
      endpoint.http.server.server.once("connection", (socket: Socket) => socket.once("close", resolve));
    });
    const reader = askWithoutReading(endpoint.http, `${request("GET /tab/large.bin HTTP/1.1")}\r\n`);
    try {
      trial.tried();
      await cutOff;
    } finally {
      reader.destroy();
      await rm(folder, { recursive: true });
    }
  });
});
