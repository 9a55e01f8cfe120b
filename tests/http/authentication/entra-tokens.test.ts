import assert from "node:assert/strict";
import { createHmac } from "node:crypto";
import { mock } from "node:test";
import { exportJWK, exportSPKI, importJWK } from "jose";
import { after, afterEach, before, beforeEach, describe, it } from "mocha";
import type { Authenticate } from "../../../bot/http/authentication/authenticate.ts";
import { NotSignedInError } from "../../../bot/http/authentication/authenticate.ts";
import { entraTokens, hostClientIds } from "../../../bot/http/authentication/entra-tokens.ts";
import type { SignInReason } from "../../../bot/sign-in-reason.ts";
import { startRig, valueAt } from "../rig.ts";
import {
  clientId,
  idUri,
  makeKey,
  otherTenantId,
  sign,
  signedAt,
  startEntra,
  microsoft365Web,
  outlookWeb,
  teamsDesktop,
  teamsWeb,
  tenantId,
  userId,
  v1Claims,
  v2Claims,
  type Claims,
  type Entra,
  type SigningKey,
} from "./entra.ts";
import { graph, spoiltV1Claims, spoiltV2Claims } from "./spoilt-claims.ts";

const unserved = "66666666-6666-4666-8666-666666666666";
const extraClient = "55555555-5555-4555-8555-555555555555";
let secondsLater = 0;
const now = () => new Date((signedAt + secondsLater) * 1_000);

const encode = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");

describe("a token for the tab", () => {
  let entra: Entra;
  let key: SigningKey;
  let stolen: SigningKey;
  let authenticate: Authenticate;

  before(async () => {
    // The same key id, but nobody serves this key.
    [key, stolen] = await Promise.all([makeKey("key-1"), makeKey("key-1")]);
  });
  beforeEach(async () => {
    secondsLater = 0;
    entra = await startEntra();
    entra.served.keys = [{ ...key.jwk, issuer: `${entra.authority}/{tenantid}/v2.0` }];
    authenticate = tokensOf(entra);
  });
  afterEach(() => entra.close());

  const tokensOf = ({ authority }: Entra) =>
    entraTokens({
      authority,
      clientId,
      audiences: [idUri, clientId],
      tenantIds: [tenantId, otherTenantId],
      clientIds: [...hostClientIds, extraClient],
      now,
    });
  const signIn = async (token: string | Promise<string>) => authenticate(`Bearer ${await token}`);
  const isRefused = (token: string | Promise<string>) => assert.rejects(signIn(token), NotSignedInError);

  /** The line has the reason, and nothing that the token says. */
  async function refusedFor(made: string | Promise<string>, reason: string): Promise<void> {
    const rig = await startRig({ authenticate });
    try {
      const token = await made;
      await rig.ask("GET", "/api/me/communities", { headers: { authorization: `Bearer ${token}` } });

      const lines = rig.logged.filter((line) => line.includes("A sign-in was refused."));
      assert.equal(lines.length, 1);
      assert.equal(valueAt(JSON.parse(lines[0] ?? ""), "reason"), reason);
      const said = rig.logged.join("");
      for (const canary of [token, graph, unserved, userId, "evil.example", "User.Read", "Ada Example"])
        assert.equal(said.includes(canary), false, canary);
    } finally {
      await rig.close();
    }
  }

  describe("that Entra made", () => {
    it("says who it is by tenant and object id (v2)", async () => {
      const actor = await signIn(sign(v2Claims(entra), key));

      assert.deepEqual(actor, { tenantId, userId, name: "Ada Example" });
    });

    it("says who it is by tenant and object id (v1)", async () => {
      const actor = await signIn(sign(v1Claims(), key));

      assert.deepEqual(actor, { tenantId, userId, name: "Ada Example" });
    });

    it("is taken from Teams, Outlook, the Microsoft 365 app, and from what the operator adds", async () => {
      for (const azp of [teamsWeb, teamsDesktop, outlookWeb, microsoft365Web, extraClient]) {
        assert.equal((await signIn(sign({ ...v2Claims(entra), azp }, key))).userId, userId);
      }
    });

    it("is taken from each tenant that is served, with that tenant's issuer", async () => {
      const claims = { ...v2Claims(entra), tid: otherTenantId, iss: entra.issuerOf(otherTenantId) };

      assert.equal((await signIn(sign(claims, key))).tenantId, otherTenantId);
    });

    it("is taken although it names no one or misnames them", async () => {
      for (const name of [undefined, 7, " "]) {
        assert.equal((await signIn(sign({ ...v2Claims(entra), name }, key))).name, "");
      }
    });

    it("is taken while clocks differ by less than a minute", async () => {
      await signIn(sign({ ...v2Claims(entra), exp: signedAt - 59 }, key));
      await signIn(sign({ ...v2Claims(entra), nbf: signedAt + 59 }, key));
    });

    it("gives ids in lower case, so that one person is one person", async () => {
      const actor = await signIn(sign({ ...v2Claims(entra), oid: userId.toUpperCase() }, key));

      assert.equal(actor.userId, userId);
    });
  });

  describe("with one thing changed is refused:", () => {
    for (const [what, change] of spoiltV2Claims) {
      it(`${what} (v2)`, async () => {
        await isRefused(sign({ ...v2Claims(entra), ...change(entra) }, key));
      });
    }

    for (const [what, change] of spoiltV1Claims) {
      it(`${what} (v1)`, async () => {
        await isRefused(sign({ ...v1Claims(), ...change(entra) }, key));
      });
    }

    it("another key under the same id", async () => {
      await isRefused(sign(v2Claims(entra), stolen));
    });

    it("a key id that nobody serves", async () => {
      await isRefused(sign(v2Claims(entra), key, { kid: "key-unknown" }));
    });

    it("no key id", async () => {
      await isRefused(sign(v2Claims(entra), key, { kid: undefined }));
    });

    it("a key that belongs to another tenant", async () => {
      entra.served.keys = [{ ...key.jwk, issuer: entra.issuerOf(otherTenantId) }];

      await isRefused(sign(v2Claims(entra), key));
    });

    it("a key whose issuer is no text", async () => {
      entra.served.keys = [{ ...key.jwk, issuer: null }];

      await isRefused(sign(v2Claims(entra), key));
    });

    it("one byte of its claims", async () => {
      const [header, , signature] = (await sign(v2Claims(entra), key)).split(".");
      const claims = encode({ ...v2Claims(entra), oid: "bbbbbbbb-0000-4000-8000-000000000002" });

      await isRefused(`${header}.${claims}.${signature}`);
    });

    it("no signature at all", async () => {
      for (const alg of ["none", "None", "NONE", ""]) {
        await isRefused(`${encode({ alg, typ: "JWT", kid: key.id })}.${encode(v2Claims(entra))}.`);
      }
    });

    it("a signature with the public key as a shared secret", async () => {
      const publicKey = await importJWK({ ...key.jwk, ext: true }, "RS256", { extractable: true });
      assert.ok(!(publicKey instanceof Uint8Array));
      const signed = `${encode({ alg: "HS256", typ: "JWT", kid: key.id })}.${encode(v2Claims(entra))}`;
      const signature = createHmac("sha256", await exportSPKI(publicKey))
        .update(signed)
        .digest("base64url");

      await isRefused(`${signed}.${signature}`);
    });

    it("a signature of the right key by another algorithm", async () => {
      const jwk = await exportJWK(key.privateKey);
      for (const alg of ["RS384", "RS512", "PS256"]) {
        const privateKey = await importJWK(jwk, alg);
        assert.ok(!(privateKey instanceof Uint8Array));

        await isRefused(sign(v2Claims(entra), { ...key, privateKey }, { alg }));
      }
    });

    it("a key that the header itself brings", async () => {
      const own = await makeKey("key-own");

      await isRefused(sign(v2Claims(entra), own, { jwk: own.jwk }));
      await isRefused(sign(v2Claims(entra), own, { jku: "https://evil.example/keys", kid: key.id }));
    });
  });

  describe("that is refused leaves its reason in the log:", () => {
    const changes: Readonly<Record<Exclude<SignInReason, "key" | "shape">, () => Claims>> = {
      audience: () => ({ aud: graph }),
      issuer: () => ({ iss: "https://evil.example/v2.0" }),
      tenant: () => ({ tid: unserved, iss: entra.issuerOf(unserved) }),
      client: () => ({ azp: clientId }),
      scope: () => ({ scp: "User.Read" }),
      expired: () => ({ exp: signedAt - 61 }),
    };
    for (const [reason, change] of Object.entries(changes)) {
      it(reason, () => refusedFor(sign({ ...v2Claims(entra), ...change() }, key), reason));
    }

    it("scope, of an application's own", () =>
      refusedFor(sign({ ...v2Claims(entra), scp: undefined, idtyp: "app" }, key), "scope"));
    it("expired, before it is valid", () =>
      refusedFor(sign({ ...v2Claims(entra), nbf: signedAt + 61 }, key), "expired"));
    it("key", () => refusedFor(sign(v2Claims(entra), stolen), "key"));
    it("shape", () => refusedFor("no-token", "shape"));
    it("shape, without an object id", () =>
      refusedFor(sign({ ...v2Claims(entra), oid: undefined }, key), "shape"));
  });

  describe("that was verified", () => {
    let verify: ReturnType<typeof mock.method<SubtleCrypto, "verify">>;

    beforeEach(() => {
      verify = mock.method(crypto.subtle, "verify");
    });
    afterEach(() => mock.restoreAll());

    it("is not verified again for five minutes", async () => {
      const token = await sign(v2Claims(entra), key);
      const found = [await signIn(token)];
      secondsLater = 299;
      found.push(await signIn(token));
      assert.equal(verify.mock.callCount(), 1);
      secondsLater = 300;
      found.push(await signIn(token));

      assert.equal(verify.mock.callCount(), 2);
      assert.deepEqual(new Set(found.map(({ userId: found }) => found)), new Set([userId]));
    });

    it("is refused once it has ended", async () => {
      const token = await sign({ ...v2Claims(entra), exp: signedAt + 20 }, key);
      await signIn(token);
      secondsLater = 19;
      await signIn(token);
      assert.equal(verify.mock.callCount(), 1);

      secondsLater = 100;
      await isRefused(token);
    });

    it("does not vouch for the same claims with another signature", async () => {
      await signIn(sign(v2Claims(entra), key));

      await isRefused(sign(v2Claims(entra), stolen));
    });
  });

  describe("in the Authorization header", () => {
    it("must stand behind Bearer, alone", async () => {
      const token = await sign(v2Claims(entra), key);
      const headers = [
        undefined,
        "",
        "Bearer",
        "Bearer ",
        token,
        `Basic ${token}`,
        `Bearer  ${token}`,
        `Bearer ${token} x`,
        `Local ${userId}`,
      ];

      for (const header of headers) await assert.rejects(authenticate(header), NotSignedInError);
      assert.equal((await authenticate(`bearer ${token}`)).userId, userId);
    });

    it("must be a token", async () => {
      for (const garbage of ["x", "a.b", "a.b.c", "...", "a.b.c.d.e", "\u0000", "x".repeat(8_000)]) {
        await isRefused(garbage);
      }
    });
  });

  describe("and Entra's keys", () => {
    afterEach(() => mock.timers.reset());

    it("are asked for once, however many come at once", async () => {
      const token = await sign(v2Claims(entra), key);

      await Promise.all(Array.from({ length: 20 }, () => signIn(token)));

      assert.deepEqual(entra.questions, ["/common/discovery/v2.0/keys"]);
    });

    it("are asked for again when a new one signs, and the old one is refused once it is gone", async () => {
      mock.timers.enable({ apis: ["Date"], now: signedAt * 1_000 });
      const next = await makeKey("key-2");
      await signIn(sign(v2Claims(entra), key));
      entra.served.keys = [next.jwk];
      mock.timers.tick(31_000);

      const actor = await signIn(sign(v2Claims(entra), next));

      assert.equal(actor.userId, userId);
      await isRefused(sign(v2Claims(entra), key));
    });

    it("are not asked for at the pace of forged key ids", async () => {
      await signIn(sign(v2Claims(entra), key));

      for (let number = 0; number < 20; number++) {
        await isRefused(sign(v2Claims(entra), key, { kid: `forged-${number}` }));
      }

      assert.equal(entra.questions.length, 1);
    });

    it("that cannot be had refuse nobody: the fault is ours", async () => {
      const token = await sign(v2Claims(entra), key);
      entra.served.status = 503;
      await assert.rejects(signIn(token), (error) => !(error instanceof NotSignedInError));

      entra.served.status = 200;

      assert.equal((await signIn(token)).userId, userId);
    });
  });

  describe("at the real server", () => {
    let rig: Awaited<ReturnType<typeof startRig>>;

    beforeEach(async () => {
      rig = await startRig({ authenticate, signIn: { mode: "teams", clientId, teamsAppId: "unused" } });
    });
    afterEach(() => rig.close());
    after(() => mock.timers.reset());

    const mine = (authorization: string, query = "") =>
      rig.ask("GET", `/api/me/communities${query}`, { headers: { authorization } });

    it("opens what is one's own", async () => {
      const answer = await mine(`Bearer ${await sign(v2Claims(entra), key)}`);

      assert.deepEqual([answer.status, answer.json], [200, { communities: [] }]);
    });

    it("is refused without a reason, and never logged", async () => {
      const token = await sign({ ...v2Claims(entra), aud: graph }, key);

      const answer = await mine(`Bearer ${token}`);

      assert.equal(answer.status, 401);
      assert.deepEqual(Object.keys(valueAt(answer.json, "error") ?? {}), [
        "code",
        "message",
        "correlationId",
      ]);
      for (const part of token.split(".")) assert.ok(!(answer.text + rig.logged.join("")).includes(part));
    });

    it("is not replaced by the local people-switch or by a token in the query", async () => {
      const token = await sign(v2Claims(entra), key);

      assert.equal((await mine(`Local ${userId}`)).status, 401);
      assert.equal((await mine("", `?access_token=${token}&token=${token}`)).status, 401);
    });

    it("of one tenant sees nothing of another's, whatever else the request says", async () => {
      const channel = "19:announcements@thread.tacv2";
      const members = new Set([userId]);
      for (const tenant of [tenantId, otherTenantId]) rig.roster.members.set(`${tenant} ${channel}`, members);
      const authorization = `Bearer ${await sign(v2Claims(entra), key)}`;
      const claims = { ...v2Claims(entra), tid: otherTenantId, iss: entra.issuerOf(otherTenantId) };
      const otherAuthorization = `Bearer ${await sign(claims, key)}`;
      const started = await rig.ask("POST", "/api/communities", {
        headers: { authorization },
        body: {
          name: "Ours",
          place: { conversationId: channel, kind: "channel" },
          nonce: "nonce-of-the-form",
          tenantId: otherTenantId,
        },
      });
      const path = `/api/communities/${String(valueAt(started.json, "community", "id"))}?tenantId=${tenantId}`;

      const own = await rig.ask("GET", path, { headers: { authorization } });
      const other = await rig.ask("GET", path, {
        headers: { authorization: otherAuthorization, "x-ms-tenant-id": tenantId },
      });

      assert.deepEqual([started.status, own.status, other.status], [201, 200, 404]);
    });

    it("cannot be checked while Entra is away: that is said as a fault of ours", async () => {
      entra.served.status = 500;

      const answer = await mine(`Bearer ${await sign(v2Claims(entra), key)}`);

      assert.equal(answer.status, 500);
      assert.equal(valueAt(answer.json, "error", "code"), "internal");
    });
  });
});
