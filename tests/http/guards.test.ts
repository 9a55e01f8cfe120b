import assert from "node:assert/strict";
import { after, before, describe, it } from "mocha";
import { routeTable } from "../../bot/http/server.ts";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { mira, startRig, valueAt, type Rig } from "./rig.ts";

/** The routes of the API that need no sign-in, named here so that another one is a decision. */
const openToAll = ["POST /api/messages", "GET /api/sign-in"];

/** Handlers are not called here, so nothing of the parts is needed. */
const table = routeTable({} as HttpParts);
const isPersonal = (path: string) => path.startsWith("/api/");

describe("the guards of the routes", () => {
  let rig: Rig;

  before(async () => {
    rig = await startRig();
  });
  after(() => rig.close());

  it("stand in the table for every route that the router knows", () => {
    const known = new Set(
      table.flatMap(({ method, path }) => [
        `${method} ${path}`,
        ...(method === "GET" ? [`HEAD ${path}`] : []),
      ]),
    );

    const mounted = Object.values(rig.server.router.getRoutes()).map(
      ({ method, path }) => `${method} ${String(path)}`,
    );

    assert.ok(mounted.length > 20);
    assert.deepEqual(new Set(mounted), known);
    assert.equal(mounted.length, known.size);
  });

  it("let nobody in unknown, but where that is named", () => {
    const open = table.filter(({ path, guard }) => isPersonal(path) && guard !== "person");

    assert.deepEqual(open.map(({ method, path }) => `${method} ${path}`).sort(), [...openToAll].sort());
  });

  for (const { method, path } of table.filter(({ guard }) => guard === "person")) {
    it(`refuse ${method} ${path} without sign-in, before anything is read`, async () => {
      const address = path.replace(/:\w+/gu, "someplace");
      const headers = [
        {},
        { authorization: "" },
        { authorization: "Local" },
        { authorization: `Bearer ${mira.userId}` },
      ];

      for (const sent of headers) {
        const answer = await rig.ask(method, address, {
          headers: sent,
          ...(method === "GET" ? {} : { body: "{ broken" }),
        });

        assert.equal(answer.status, 401);
        assert.equal(valueAt(answer.json, "error", "code"), "notSignedIn");
      }
    });
  }
});
