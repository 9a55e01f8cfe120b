import assert from "node:assert/strict";
import { describe, it } from "mocha";
import { z } from "zod";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { mira, startRig, valueAt } from "./rig.ts";
import { noLimits } from "../limits/no-limits.ts";

const routes = routeTable({} as HttpParts).flatMap((route) => (route.guard === "person" ? [route] : []));

/** As OpenAPI would describe it. */
const described = (schema: z.ZodType) => z.toJSONSchema(schema, { io: "input" });

describe("the table of routes", () => {
  for (const { method, path, params, query, body, status, file } of routes) {
    it(`says of ${method} ${path} what it takes and answers`, () => {
      const named = [...path.matchAll(/:(\w+)/gu)].flatMap(([, name]) => name ?? []);

      assert.deepEqual(Object.keys((params && described(params).properties) ?? {}).sort(), named.sort());
      if (query) assert.ok(described(query).properties);
      if (body) assert.ok(described(body).properties ?? described(body).oneOf);
      if (method === "GET") assert.equal(body, undefined);
      if (file) assert.deepEqual([method, status], ["GET", undefined]);
    });
  }

  it("has an unknown id answered before a body is read", async () => {
    const rig = await startRig({ limits: noLimits });
    try {
      const reading = routes.filter(({ params, body }) => params && body);
      for (const { method, path } of reading) {
        const address = path.replace(/:\w+/gu, "no%20id");
        const answer = await rig.ask(method, address, { as: mira, body: "{ broken" });

        assert.equal(valueAt(answer.json, "error", "code"), "notFound", `${method} ${path}`);
      }
      assert.ok(reading.length > 20);
    } finally {
      await rig.close();
    }
  });
});
