// Promises 30 and 31: what the server shows of itself.
import assert from "node:assert/strict";
import { describe } from "mocha";
import type { HttpParts } from "../../bot/http/http-parts.ts";
import { routeTable } from "../../bot/http/server.ts";
import { openSqliteRecords } from "../../bot/records/sqlite/open.ts";
import type { RecordStore } from "../../bot/records/records.ts";
import { assertGuarded } from "../http/guarding-headers.ts";
import { mira, startRig as startHttp, valueAt } from "../http/rig.ts";
import { startRig as startTeams } from "../teams/rig.ts";
import { addressOf } from "./endpoint.ts";
import { promise } from "./promise.ts";
import { noLimits } from "../limits/no-limits.ts";

const routes = routeTable({} as HttpParts);

/** In the message of a fault, as a connection string or somebody's text would be. */
const inFault = "canary-key-8d1e";
/** In what a person sends. */
const typed = "canary-text-5b2c";
const token = "canary-token-9f3a";

/** Whatever is asked of it fails, and says more than may be shown. */
function failingRecords(store: RecordStore): RecordStore {
  const fail = () => Promise.reject(new Error(inFault, { cause: new TypeError(inFault) }));
  const ofTenant = new Proxy(store.forTenant("any"), { get: () => fail });
  return new Proxy(store, {
    get: (target, name) => {
      if (name === "forTenant") return () => ofTenant;
      const member: unknown = Reflect.get(target, name);
      return typeof member === "function" ? (member.bind(target) as unknown) : member;
    },
  });
}

describe("what it shows of itself", () => {
  promise(
    30,
    "every route's answer has the guarding headers, and the API's is kept nowhere",
    {},
    async (trial) => {
      const rig = await startHttp({ limits: noLimits });
      try {
        for (const { method, path } of routes) {
          for (const as of [undefined, mira]) {
            trial.tried();
            const body = method === "GET" || method === "DELETE" ? {} : { body: {} };
            const { headers } = await rig.ask(method, addressOf(path), { ...(as && { as }), ...body });
            assertGuarded(headers);
            if (path.startsWith("/api")) assert.equal(headers.get("cache-control"), "no-store", path);
          }
        }
      } finally {
        await rig.close();
      }
    },
  );

  promise(
    31,
    "no answer of the API and no log line holds what a fault or a person said",
    {},
    async (trial) => {
      const sound = await startHttp();
      const deps = { ...sound.deps, records: failingRecords(sound.deps.records) };
      const rig = await startHttp({ deps, limits: noLimits });
      let faults = 0;
      try {
        for (const { method, path, guard } of routes.filter((one) => one.guard === "person")) {
          assert.equal(guard, "person");
          const address = `${addressOf(path)}?q=${typed}&text=${typed}&kind=channel`;
          const body = method === "GET" || method === "DELETE" ? {} : { body: bodyOf() };
          for (const sent of [{ as: mira }, { headers: { authorization: `Bearer ${token}` } }]) {
            trial.tried();
            const answer = await rig.ask(method, address, { ...sent, ...body });
            const all = answer.text + JSON.stringify([...answer.headers]);
            for (const secret of [inFault, typed, token])
              assert.ok(!all.includes(secret), `${method} ${path}`);
            if (answer.status >= 400) {
              const id = valueAt(answer.json, "error", "correlationId");
              assert.equal(id, answer.headers.get("x-correlation-id"), `${method} ${path}`);
            }
            if (answer.status >= 500) faults += 1;
          }
        }
        assert.ok(faults > 30, `${faults} faults`);
        const log = rig.logged.join("");
        for (const secret of [inFault, typed, token, mira.name, mira.userId])
          assert.ok(!log.includes(secret));
      } finally {
        await rig.close();
        await sound.close();
      }
    },
  );

  promise(
    31,
    "no answer of the bot and no log line holds what a fault or a person said",
    {},
    async (trial) => {
      const store = await openSqliteRecords({ file: ":memory:", now: () => new Date() });
      const rig = await startTeams({ records: failingRecords(store), limits: noLimits });
      try {
        for (const said of [`find ${typed}`, typed, "help", "news"]) {
          trial.tried();
          const { body, replies } = await rig.message(said);
          assert.ok(!JSON.stringify([body, replies]).includes(inFault));
        }
        const data = { ...bodyOf(), query: typed, community: typed, communityId: typed };
        for (const [name, value] of [
          ["composeExtension/query", { commandId: "findTip", parameters: [{ name: "query", value: typed }] }],
          [
            "composeExtension/queryLink",
            { url: `https://commonplace.example/tab/community/${"a".repeat(22)}` },
          ],
          ["composeExtension/submitAction", { commandId: "saveTip", commandContext: "message", data }],
          ["composeExtension/submitAction", { commandId: "askProblem", commandContext: "message", data }],
          ["adaptiveCard/action", { action: { type: "Action.Execute", verb: "startCommunity", data } }],
          ["adaptiveCard/action", { action: { type: "Action.Execute", verb: "findEntries", data } }],
        ] as const) {
          trial.tried();
          const { status, body, replies } = await rig.invoke(name, value);
          assert.equal(status, 200);
          assert.ok(!JSON.stringify([body, replies]).includes(inFault), name);
        }
        await rig.post({ text: typed }, { token });
        const log = rig.logged();
        assert.match(log, /"level":50/u);
        for (const secret of [inFault, typed, token, "Ada Okafor"]) assert.ok(!log.includes(secret), secret);
      } finally {
        await rig.close();
      }
    },
  );
});

const bodyOf = () => ({
  title: typed,
  name: typed,
  purpose: typed,
  markdown: typed,
  reason: typed,
  tags: [typed],
  credit: { kind: "me" },
  nonce: "nonce-of-canaries",
  version: typed,
});
