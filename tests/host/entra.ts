// Entra and Azure, as far as a server in production asks them: the keys that sign the tab's tokens, and the managed
// identity that signs the bot's own calls. Real HTTP on loopback.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, SignJWT, type JWTPayload } from "jose";
import { answerJson } from "../answer-json.ts";

export interface FakeEntra {
  /** For `ENTRA_AUTHORITY`. */
  readonly authority: string;
  /** What App Service sets where a managed identity is assigned. */
  readonly identityEnvironment: Readonly<Record<string, string>>;
  /** The managed identity: whether Azure knows it, and for how many seconds its tokens are good. */
  readonly identity: { isKnown: boolean; tokenSeconds: number };
  /** A token as Entra signs it for the tab; claims may be spoilt. */
  tabToken(person: { userId: string; name: string }, claims?: JWTPayload): Promise<string>;
  close(): Promise<void>;
}

export async function startFakeEntra(options: {
  tenantId: string;
  clientId: string;
  /** The token that the bot's managed identity is given. */
  botToken: string;
}): Promise<FakeEntra> {
  const keys = await generateKeyPair("RS256");
  const identitySecret = "identity-header-of-this-test";
  const identity = { isKnown: true, tokenSeconds: 3_600 };
  const server = createServer((request, response) => {
    void (async () => {
      if (request.url === "/common/discovery/v2.0/keys") {
        const jwk = await exportJWK(keys.publicKey);
        answerJson(response, 200, { keys: [{ ...jwk, kid: "tab-key", use: "sig" }] });
        return;
      }
      if (request.url?.startsWith("/msi/token?") && request.headers["x-identity-header"] === identitySecret) {
        if (!identity.isKnown) {
          answerJson(response, 400, { statusCode: 400, message: "No managed identity of this id." });
          return;
        }
        const expiresOn = String(Math.floor(Date.now() / 1_000) + identity.tokenSeconds);
        const token = { access_token: options.botToken, expires_on: expiresOn, token_type: "Bearer" };
        answerJson(response, 200, token);
        return;
      }
      answerJson(response, 404, {});
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const authority = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    authority,
    identity,
    identityEnvironment: { IDENTITY_ENDPOINT: `${authority}/msi/token`, IDENTITY_HEADER: identitySecret },
    tabToken: (person, claims = {}) =>
      new SignJWT({
        tid: options.tenantId,
        oid: person.userId,
        name: person.name,
        scp: "access_as_user",
        ver: "2.0",
        // Teams on the web.
        azp: "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
        iss: `${authority}/${options.tenantId}/v2.0`,
        aud: options.clientId,
        ...claims,
      })
        .setProtectedHeader({ alg: "RS256", kid: "tab-key" })
        .setIssuedAt()
        .setNotBefore("0s")
        .setExpirationTime("1h")
        .sign(keys.privateKey),
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
