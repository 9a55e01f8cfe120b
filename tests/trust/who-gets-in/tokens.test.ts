// Who a token says it is, and nobody else: promises 3 to 6.
import assert from "node:assert/strict";
import { mock } from "node:test";
import fc from "fast-check";
import { after, before, describe } from "mocha";
import { tenantId, userId, v1Claims, v2Claims } from "../../http/authentication/entra.ts";
import { spoiltV1Claims, spoiltV2Claims } from "../../http/authentication/spoilt-claims.ts";
import { channel, startInput, tipInput, valueAt } from "../../http/rig.ts";
import { foreignFields, foreignServiceUrls, spoiltAuthorizations } from "../../teams/refused-activities.ts";
import { promise } from "../promise.ts";
import { lasting, spoof } from "./spoofing.ts";
import {
  changedClaim,
  foreignActivity,
  help,
  mutated,
  refusedBeforeAdapter,
  startCountingBot,
  startSignedIn,
  tokenMutation,
} from "./tokens.ts";

describe("who gets in, by their token", () => {
  describe("at the bot's endpoint", () => {
    let bot: Awaited<ReturnType<typeof startCountingBot>>;

    before(async () => {
      // Botbuilder writes about every bad token to the console.
      mock.method(console, "error", () => undefined);
      bot = await startCountingBot();
    });
    after(async () => {
      mock.restoreAll();
      await bot.rig.close();
    });

    promise(
      3,
      "a bad token is refused with 401, and no handler runs",
      { rounds: { short: 40, long: 2_000 } },
      async (trial) => {
        const { rig, handled } = bot;
        const isRefused = async (authorization: string) => {
          trial.tried();
          const before = handled();
          const answer = await rig.post(help(rig), { authorization });
          assert.deepEqual([answer.status, answer.replies, handled() - before], [401, [], 0], authorization);
        };
        const token = await rig.teams.token();
        assert.equal((await rig.post(help(rig), { token })).status, 200);
        assert.equal(handled(), 1);

        for (const authorization of Object.values(spoiltAuthorizations))
          await isRefused(await authorization(rig));
        await fc.assert(
          fc.asyncProperty(tokenMutation, async (mutation) => {
            const changed = mutated(token, mutation);
            fc.pre(changed !== undefined);
            await isRefused(`Bearer ${changed}`);
          }),
          { numRuns: trial.rounds },
        );
      },
    );

    promise(
      4,
      "another channel or service URL is refused before the adapter",
      { rounds: { short: 20, long: 1_000 } },
      async (trial) => {
        const cases = [
          ...Object.values(foreignFields).map((fields) => fields()),
          ...Object.values(foreignServiceUrls).map((serviceUrl) => ({ serviceUrl: serviceUrl(bot.rig) })),
        ];

        for (const fields of cases) {
          trial.tried();
          await refusedBeforeAdapter(bot, fields);
        }
        await fc.assert(
          fc.asyncProperty(foreignActivity, async (fields) => {
            trial.tried();
            await refusedBeforeAdapter(bot, fields);
          }),
          { numRuns: trial.rounds },
        );
      },
    );
  });

  describe("at the tab's API", () => {
    let api: Awaited<ReturnType<typeof startSignedIn>>;

    before(async () => {
      api = await startSignedIn();
    });
    after(() => api.close());

    promise(
      5,
      "a token with one claim changed is refused, only the unchanged passes",
      { rounds: { short: 40, long: 2_000 } },
      async (trial) => {
        const v1 = v1Claims();
        const v2 = v2Claims(api.entra);
        const isRefused = async (claims: typeof v1, what: string) => {
          trial.tried();
          assert.equal(await api.statusFor(claims), 401, what);
        };
        assert.deepEqual([await api.statusFor(v1), await api.statusFor(v2)], [200, 200]);

        for (const [what, change] of spoiltV1Claims) await isRefused({ ...v1, ...change(api.entra) }, what);
        for (const [what, change] of spoiltV2Claims) await isRefused({ ...v2, ...change(api.entra) }, what);
        await fc.assert(
          fc.asyncProperty(changedClaim, (change) => isRefused({ ...v2, ...change }, JSON.stringify(change))),
          { numRuns: trial.rounds },
        );
      },
    );

    promise(
      6,
      "who a request says it is of changes nothing",
      { rounds: { short: 20, long: 500 } },
      async (trial) => {
        const { http } = api;
        const outsiderId = "bbbbbbbb-0000-4000-8000-000000000009";
        http.roster.members.set(`${tenantId} ${channel}`, new Set([userId]));
        const member = await api.authorizationOf(v2Claims(api.entra));
        const outsider = await api.authorizationOf({ ...v2Claims(api.entra), oid: outsiderId });
        const headers = { authorization: member };
        const started = await http.ask("POST", "/api/communities", { headers, body: startInput() });
        const path = `/api/communities/${String(valueAt(started.json, "community", "id"))}`;
        const body = tipInput();
        const requests = [
          ["GET", path],
          ["GET", "/api/me/communities"],
          ["GET", `/api/places/${encodeURIComponent(channel)}`],
          ["GET", `${path}/tips`],
          ["POST", `${path}/tips`, body],
        ] as const;
        await http.ask("POST", `${path}/tips`, { headers, body });

        await fc.assert(
          fc.asyncProperty(
            spoof,
            fc.constantFrom(...requests),
            fc.constantFrom(member, outsider),
            async (spoofed, [method, at, given], authorization) => {
              trial.tried();
              const plain = { headers: { authorization }, ...(given && { body: given }) };
              const delivered = await http.ask(method, at, plain);
              const answer = await http.ask(
                method,
                `${at}?${new URLSearchParams(spoofed.query).toString()}`,
                {
                  headers: { ...spoofed.headers, authorization },
                  ...(given && { body: { ...spoofed.body, ...given } }),
                },
              );
              assert.deepEqual(
                [answer.status, lasting(answer.text)],
                [delivered.status, lasting(delivered.text)],
              );
              if (at.startsWith(path)) assert.equal(delivered.status < 300, authorization === member);
            },
          ),
          { numRuns: trial.rounds },
        );
      },
    );
  });
});
