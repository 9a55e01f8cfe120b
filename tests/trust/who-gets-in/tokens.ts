// Bad tokens and activities at the endpoint for Teams, and changed claims at the tab's API.
import assert from "node:assert/strict";
import fc from "fast-check";
import pino from "pino";
import { entraTokens, hostClientIds } from "../../../bot/http/authentication/entra-tokens.ts";
import { requestBudgets } from "../../../bot/contract/request-limits.ts";
import { memoryRequestLimits } from "../../../bot/limits/request-limits.ts";
import { noMeasurements } from "../../../bot/telemetry/measurements.ts";
import {
  clientId,
  idUri,
  makeKey,
  sign,
  signedAt,
  startEntra,
  otherTenantId,
  tenantId,
  type Claims,
} from "../../http/authentication/entra.ts";
import { startRig as startHttp } from "../../http/rig.ts";
import { activityOf, startRig as startTeams, type Rig } from "../../teams/rig.ts";

/** A bot that says how many activities got as far as the adapter. */
export async function startCountingBot() {
  let handled = 0;
  const rig = await startTeams({
    telemetry: {
      log: pino({ enabled: false }),
      measurements: {
        ...noMeasurements,
        turn: (_endpoint, _correlationId, work) =>
          // Named just before the adapter takes it.
          work({ isAbout: () => void (handled += 1), endedIn: () => undefined }),
      },
    },
  });
  return { rig, handled: () => handled };
}

export const help = (rig: Rig, fields: Record<string, unknown> = {}) =>
  activityOf(rig.teams, { type: "message", text: "help", ...fields });

type Segments = readonly [header: string, claims: string, signature: string];

const replaced = (segments: Segments, index: number, segment: string) =>
  segments.map((one, at) => (at === index ? segment : one)).join(".");

function flipped(segments: Segments, index: number, bit: number): string {
  const bytes = Buffer.from(segments[index] ?? "", "base64url");
  const at = bit % (bytes.length * 8);
  bytes[at >> 3] = (bytes[at >> 3] ?? 0) ^ (1 << (at & 7));
  return replaced(segments, index, bytes.toString("base64url"));
}

function withFields(segments: Segments, index: number, fields: object): string {
  const given = JSON.parse(Buffer.from(segments[index] ?? "", "base64url").toString()) as object;
  return replaced(
    segments,
    index,
    Buffer.from(JSON.stringify({ ...given, ...fields })).toString("base64url"),
  );
}

const headerFields = fc.oneof(
  fc.record({ alg: fc.constantFrom("none", "None", "", "HS256", "RS384", "ES256", "PS256") }),
  fc.record({ kid: fc.string() }),
  fc.dictionary(fc.constantFrom("alg", "kid", "jku", "jwk", "x5c", "crit", "typ", "b64"), fc.jsonValue(), {
    minKeys: 1,
  }),
);
const claimFields = fc.oneof(
  fc.record({ exp: fc.integer({ min: 0, max: 5_000_000_000 }) }),
  fc.dictionary(fc.constantFrom("iss", "aud", "exp", "nbf", "serviceurl"), fc.jsonValue(), { minKeys: 1 }),
);

type Mutation = (segments: Segments) => string;

/** What somebody makes of a valid token without the key. */
export const tokenMutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.tuple(fc.nat(2), fc.nat()).map(
    ([index, bit]): Mutation =>
      (segments) =>
        flipped(segments, index, bit),
  ),
  headerFields.map(
    (fields): Mutation =>
      (segments) =>
        withFields(segments, 0, fields),
  ),
  claimFields.map(
    (fields): Mutation =>
      (segments) =>
        withFields(segments, 1, fields),
  ),
  fc.tuple(headerFields, fc.constantFrom("", "e30", "AAAA")).map(
    ([fields, signature]): Mutation =>
      ([header, claims]) =>
        withFields([header, claims, signature], 0, fields),
  ),
  fc.array(fc.nat(2), { maxLength: 5 }).map(
    (order): Mutation =>
      (segments) =>
        order.map((index) => segments[index]).join("."),
  ),
  fc.nat(900).map(
    (length): Mutation =>
      (segments) =>
        segments.join(".").slice(0, length),
  ),
);

/** @returns the token changed, or undefined when the change left it as it was. */
export function mutated(token: string, mutate: Mutation): string | undefined {
  const [header = "", claims = "", signature = ""] = token.split(".");
  const changed = mutate([header, claims, signature]);
  return changed === token ? undefined : changed;
}

/** The tab's API, which takes tokens of a played Entra. */
export async function startSignedIn() {
  const [entra, key] = await Promise.all([startEntra(), makeKey("key-1")]);
  entra.served.keys = [{ ...key.jwk, issuer: `${entra.authority}/{tenantid}/v2.0` }];
  const authenticate = entraTokens({
    authority: entra.authority,
    clientId,
    audiences: [idUri, clientId],
    tenantIds: [tenantId, otherTenantId],
    clientIds: hostClientIds,
    now: () => new Date(signedAt * 1_000),
  });
  const http = await startHttp({ authenticate, limits: memoryRequestLimits(requestBudgets, 10_000) });
  return {
    entra,
    http,
    authorizationOf: async (claims: Claims) => `Bearer ${await sign(claims, key)}`,
    /** The status of a question about the person's own communities. */
    async statusFor(claims: Claims) {
      const headers = { authorization: `Bearer ${await sign(claims, key)}` };
      const { status } = await http.ask("GET", "/api/me/communities", { headers });
      return status;
    },
    async close() {
      await http.close();
      await entra.close();
    },
  };
}

/** A value that no good token has, in place of one claim that is checked. */
export const changedClaim: fc.Arbitrary<Claims> = fc
  .record({
    claim: fc.constantFrom("iss", "aud", "tid", "oid", "azp", "scp", "ver", "idtyp"),
    value: fc.oneof(
      fc.jsonValue(),
      fc.uuid({ version: 4 }).map((id) => ({ id })),
    ),
  })
  .map(({ claim, value }) => ({ [claim]: value }));

/** Channels and service URLs that are not those of Teams. */
export const foreignActivity: fc.Arbitrary<Record<string, unknown>> = fc.oneof(
  fc
    .oneof(
      fc.constantFrom("MSTEAMS", "msteams ", "msteams2", "skype", "webchat", "directline", "emulator"),
      fc.string({ maxLength: 40 }),
    )
    .filter((channelId) => channelId !== "msteams")
    .map((channelId) => ({ channelId })),
  fc
    .oneof(fc.webUrl(), fc.constantFrom("", " ", "http://127.0.0.1/", "file:///teams/", "//", "https://"))
    .map((serviceUrl) => ({ serviceUrl })),
);

/** Sends it signed as Teams would sign it, for its very service URL. */
export async function refusedBeforeAdapter(
  { rig, handled }: Awaited<ReturnType<typeof startCountingBot>>,
  fields: Record<string, unknown>,
): Promise<void> {
  const activity = help(rig, fields);
  const before = handled();
  const token = await rig.teams.token({ serviceurl: activity.serviceUrl });
  const answer = await rig.post(activity, { token });
  assert.equal(answer.status, 403, JSON.stringify(fields));
  assert.deepEqual([answer.replies, handled() - before], [[], 0]);
}
