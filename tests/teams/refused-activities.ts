// What the endpoint for Teams must refuse, case by case.
import { createSecretKey, randomBytes } from "node:crypto";
import { generateKeyPair, SignJWT, UnsecuredJWT } from "jose";
import type { SignInReason } from "../../bot/sign-in-reason.ts";
import { channelIssuer } from "./fake-teams.ts";
import { appId, type Rig } from "./rig.ts";

const claimsOf = (rig: Rig) => ({ iss: channelIssuer, aud: appId, serviceurl: rig.teams.serviceUrl });
const secret = createSecretKey(randomBytes(32));

/** `Authorization` headers that are to be refused with 401. */
export const spoiltAuthorizations: Readonly<Record<string, (rig: Rig) => string | Promise<string>>> = {
  "no token": () => "",
  "an empty bearer": () => "Bearer ",
  garbage: () => "Bearer not-a-token",
  "garbage in three parts": () => "Bearer e30.e30.e30",
  "another scheme": async (rig) => `Basic ${await rig.teams.token()}`,
  "an unsigned token": (rig) => `Bearer ${new UnsecuredJWT(claimsOf(rig)).setExpirationTime("5m").encode()}`,
  "a token signed with a shared secret": async (rig) =>
    `Bearer ${await new SignJWT(claimsOf(rig)).setProtectedHeader({ alg: "HS256", kid: "channel-key" }).setExpirationTime("5m").sign(secret)}`,
  "another key under the known id": async (rig) =>
    `Bearer ${await rig.teams.token({}, { key: (await generateKeyPair("RS256")).privateKey })}`,
  "an unknown key": async (rig) =>
    `Bearer ${await rig.teams.token({}, { key: (await generateKeyPair("RS256")).privateKey, keyId: "other" })}`,
  "a changed payload": async (rig) => {
    const [head, , signature] = (await rig.teams.token({ aud: "other" })).split(".");
    const payload = Buffer.from(JSON.stringify({ ...claimsOf(rig), exp: 4_000_000_000 })).toString(
      "base64url",
    );
    return `Bearer ${head}.${payload}.${signature}`;
  },
  "another audience": async (rig) =>
    `Bearer ${await rig.teams.token({ aud: "3f8b2c1e-0000-4b6e-9a57-1c2d3e4f5a60" })}`,
  "no audience": async (rig) => `Bearer ${await rig.teams.token({ aud: "" })}`,
  "another issuer": async (rig) => `Bearer ${await rig.teams.token({ iss: "https://login.example/v2.0" })}`,
  "the issuer of the Emulator": async (rig) =>
    `Bearer ${await rig.teams.token({ iss: "https://sts.windows.net/d6d49420-f39b-4df7-a1dc-d59a935871db/", appid: appId, ver: "1.0" })}`,
  "an expired token": async (rig) => `Bearer ${await rig.teams.token({ nbf: 1_000, exp: 2_000 })}`,
  "a token that is not valid yet": async (rig) =>
    `Bearer ${await rig.teams.token({ nbf: 4_000_000_000, exp: 4_000_000_600 })}`,
  "a token for another service URL": async (rig) =>
    `Bearer ${await rig.teams.token({ serviceurl: "https://elsewhere.example/" })}`,
};

/** The reason that the log gives for them. */
export const reasonsOfRefusal: Readonly<Record<string, SignInReason>> = {
  "no token": "shape",
  "an empty bearer": "shape",
  garbage: "shape",
  "garbage in three parts": "issuer",
  "another scheme": "shape",
  "an unsigned token": "key",
  "a token signed with a shared secret": "key",
  "another key under the known id": "key",
  "an unknown key": "key",
  "a changed payload": "key",
  "another audience": "audience",
  "no audience": "audience",
  "another issuer": "issuer",
  "the issuer of the Emulator": "issuer",
  "an expired token": "expired",
  "a token that is not valid yet": "expired",
  "a token for another service URL": "client",
};

/** Fields of an activity that is to be refused with 403, however well it is signed. */
export const foreignFields: Readonly<Record<string, () => Record<string, unknown>>> = {
  "from another channel": () => ({ channelId: "emulator" }),
  "from the channel of App Service": () => ({ channelId: "AseChannel" }),
  "without a channel": () => ({ channelId: "" }),
  "from a tenant that is not served": () => ({
    channelData: { tenant: { id: "ffffffff-0d4a-4b6e-9a57-1c2d3e4f5a60" } },
  }),
};

const originOf = (rig: Rig) => new URL(rig.teams.serviceUrl).host;

/** Service URLs of activities that are to be refused with 403, also when the token names them. */
export const foreignServiceUrls: Readonly<Record<string, (rig: Rig) => string>> = {
  "with an empty service URL": () => "",
  "from a service URL that is not allowed": () => "https://smba.example/teams/",
  "from a service URL that only begins like an allowed one": (rig) =>
    `http://${originOf(rig)}.example/teams/`,
  "from an allowed host as a user name": (rig) => `http://${originOf(rig)}@elsewhere.example/teams/`,
  "from another path of an allowed host": (rig) => `http://${originOf(rig)}/teams/../other/`,
  "with a query in the service URL": (rig) => `${rig.teams.serviceUrl}?to=elsewhere`,
  "with no URL as service URL": () => "teams",
};
