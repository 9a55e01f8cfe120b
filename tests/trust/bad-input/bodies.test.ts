// Promise 23: bodies that are too large, too deep, or of another type.
import assert from "node:assert/strict";
import { after, before, describe } from "mocha";
import { gzipSync } from "node:zlib";
import type { HttpParts } from "../../../bot/http/http-parts.ts";
import { routeTable } from "../../../bot/http/server.ts";
import { sendPieces } from "../../http/raw-request.ts";
import { mira } from "../../http/rig.ts";
import { addressOf, openEndpoint, type Endpoint } from "../endpoint.ts";
import { promise } from "../promise.ts";
import { noLimits } from "../../limits/no-limits.ts";

const megabyte = 1024 * 1024;

function* pieces(piece: Buffer, times: number): Generator<Buffer> {
  for (let sent = 0; sent < times; sent++) yield piece;
}

interface Body {
  readonly headers?: Record<string, string>;
  readonly pieces: () => Iterable<Buffer>;
}

/** Made once: packing takes longer than being refused. */
const objects = Buffer.from(`[${"{},".repeat(169_999)}{}]`);
const packedObjects = gzipSync(objects);
const bomb = gzipSync(Buffer.alloc(64 * megabyte, "["));
const gzip = { "content-encoding": "gzip" };

const bodies: Record<string, Body> = {
  "30 MB": { pieces: () => pieces(Buffer.alloc(64 * 1024, " "), 480) },
  "a gzip bomb of 64 MB": { headers: gzip, pieces: () => [bomb] },
  "170,000 objects": { pieces: () => [objects] },
  "170,000 objects in 549 bytes": { headers: gzip, pieces: () => [packedObjects] },
  "200,000 levels": { pieces: () => [Buffer.from("[".repeat(200_000) + "]".repeat(200_000))] },
  "a form": {
    headers: { "content-type": "application/x-www-form-urlencoded" },
    pieces: () => [Buffer.from("a=1")],
  },
};

describe("bad bodies", () => {
  let endpoint: Endpoint;

  before(async () => {
    endpoint = await openEndpoint({ limits: noLimits });
  });
  after(() => endpoint.close());

  promise(
    23,
    "no route takes a body that is too large, too deep, of too many values or of another type",
    { timeout: { short: 120_000, long: 600_000 } },
    async (trial) => {
      const token = await endpoint.teams.teams.token();
      const before = process.memoryUsage().rss;
      let highest = before;
      for (const { method, path, guard } of routeTable({} as HttpParts)) {
        if (method !== "POST") continue;
        const authorization = guard === "bot" ? `Bearer ${token}` : `Local ${mira.userId}`;
        const send = (headers: Record<string, string>, body: Iterable<Buffer>) =>
          sendPieces(endpoint.http, addressOf(path), { authorization, ...headers }, body);
        const other = await send({ "content-type": "text/plain" }, [Buffer.from("{}")]);
        // It takes no body, or does not come to it because there is no such community.
        if (other.status !== 415) continue;

        for (const [name, body] of Object.entries(bodies)) {
          trial.tried();
          const answer = await send({ "content-type": "application/json", ...body.headers }, body.pieces());

          highest = Math.max(highest, process.memoryUsage().rss);
          // A community's file may hold more than these, but is not a list.
          const refusals = path.endsWith("/import") ? [400, 413, 415] : [413, 415];
          assert.ok(refusals.includes(answer.status), `${path} answered ${answer.status} to ${name}`);
        }
      }

      const grown = Math.round((highest - before) / megabyte);
      trial.measured(`memory grew by ${grown} MB`);
      assert.ok(grown < 150, `memory grew by ${grown} MB`);
    },
  );
});
