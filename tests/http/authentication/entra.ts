// Entra on loopback: makes tokens as Entra does and serves its keys over HTTP.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWK, type JWTPayload } from "jose";

export const tenantId = "22222222-2222-4222-8222-222222222222";
export const otherTenantId = "33333333-3333-4333-8333-333333333333";
export const userId = "bbbbbbbb-0000-4000-8000-000000000001";
export const clientId = "44444444-4444-4444-8444-444444444444";
export const idUri = `api://commonplace.example/${clientId}`;
export const teamsWeb = "5e3ce6c0-2b1f-4285-8d4b-75ee78787346";
export const teamsDesktop = "1fec8e78-bce4-4aaf-ab1b-5451cc387264";
/** Outlook and the Microsoft 365 app in a browser. */
export const outlookWeb = "bc59ab01-8403-45c6-8796-ac3ef710b3e3";
export const microsoft365Web = "4765445b-32c6-49b0-83e6-1d93765276ca";

/** Seconds since 1970; the tokens' "now". */
export const signedAt = Date.parse("2026-03-02T09:00:00Z") / 1_000;

export interface SigningKey {
  readonly id: string;
  readonly privateKey: CryptoKey;
  readonly jwk: JWK;
}

export async function makeKey(id: string, extra: Record<string, unknown> = {}): Promise<SigningKey> {
  const { publicKey, privateKey } = await generateKeyPair("RS256", { extractable: true });
  return { id, privateKey, jwk: { ...(await exportJWK(publicKey)), kid: id, use: "sig", ...extra } };
}

export async function startEntra() {
  const served: { keys: object[]; status: number } = { keys: [], status: 200 };
  const questions: string[] = [];
  const server = createServer((request, response) => {
    questions.push(request.url ?? "");
    response.writeHead(served.status, { "content-type": "application/json" });
    response.end(JSON.stringify({ keys: served.keys }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const authority = `http://127.0.0.1:${port}`;
  return {
    authority,
    served,
    questions,
    issuerOf: (tenant: string) => `${authority}/${tenant}/v2.0`,
    async close() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
export type Entra = Awaited<ReturnType<typeof startEntra>>;

export type Claims = Readonly<Record<string, unknown>>;

const times = { iat: signedAt - 60, nbf: signedAt - 60, exp: signedAt + 3_600 };

export const v2Claims = (entra: Entra): Claims => ({
  ...times,
  ver: "2.0",
  iss: entra.issuerOf(tenantId),
  aud: clientId,
  tid: tenantId,
  oid: userId,
  azp: teamsWeb,
  scp: "access_as_user",
  name: "Ada Example",
  preferred_username: "ada@example.org",
  sub: "pairwise",
});

export const v1Claims = (): Claims => ({
  ...times,
  ver: "1.0",
  iss: `https://sts.windows.net/${tenantId}/`,
  aud: idUri,
  tid: tenantId,
  oid: userId,
  appid: teamsDesktop,
  scp: "openid access_as_user profile",
  name: "Ada Example",
  upn: "ada@example.org",
});

/** Claims set to undefined are left out. */
export function sign(
  claims: JWTPayload,
  key: SigningKey,
  header: Record<string, unknown> = {},
): Promise<string> {
  const payload = JSON.parse(JSON.stringify(claims)) as JWTPayload;
  return new SignJWT(payload)
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid: key.id, ...header })
    .sign(key.privateKey);
}
