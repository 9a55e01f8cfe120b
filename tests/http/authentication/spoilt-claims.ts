// Tokens of the right key whose claims are wrong, one claim at a time.
import {
  clientId,
  idUri,
  otherTenantId,
  signedAt,
  teamsWeb,
  tenantId,
  type Claims,
  type Entra,
} from "./entra.ts";

export const graph = "00000003-0000-0000-c000-000000000000";

type SpoiltClaims = readonly [what: string, change: (entra: Entra) => Claims];

/** A change of one claim of a v2 token, each of which is to be refused. */
export const spoiltV2Claims: readonly SpoiltClaims[] = [
  ["issuer of another tenant", (entra) => ({ iss: entra.issuerOf(otherTenantId) })],
  ["tenant that its issuer is not", () => ({ tid: otherTenantId })],
  ["issuer of v1", () => ({ iss: `https://sts.windows.net/${tenantId}/` })],
  ["issuer elsewhere", () => ({ iss: `https://evil.example/${tenantId}/v2.0` })],
  ["issuer with more behind", (entra) => ({ iss: `${entra.issuerOf(tenantId)}/` })],
  ["issuer as a template", (entra) => ({ iss: entra.issuerOf("{tenantid}") })],
  ["no issuer", () => ({ iss: undefined })],
  [
    "tenant that is not served",
    (entra) => {
      const tid = "66666666-6666-4666-8666-666666666666";
      return { tid, iss: entra.issuerOf(tid) };
    },
  ],
  ["tenant that is no id", () => ({ tid: "common" })],
  ["no tenant", () => ({ tid: undefined })],
  ["audience of Graph", () => ({ aud: graph })],
  ["audience of Graph by address", () => ({ aud: "https://graph.microsoft.com" })],
  ["audience of v1", () => ({ aud: idUri })],
  ["audiences in a list", () => ({ aud: [clientId, graph] })],
  ["no audience", () => ({ aud: undefined })],
  ["another scope", () => ({ scp: "User.Read" })],
  ["a scope that only begins so", () => ({ scp: "access_as_user_too" })],
  ["an empty scope", () => ({ scp: "" })],
  ["no scope (an id token)", () => ({ scp: undefined })],
  [
    "roles instead of scopes (an application's own)",
    () => ({ scp: undefined, roles: ["access_as_user"], idtyp: "app" }),
  ],
  ["an application's own with a scope", () => ({ idtyp: "app" })],
  ["a device's own", () => ({ idtyp: "device" })],
  ["no object id", () => ({ oid: undefined })],
  ["object id that is none", () => ({ oid: "ada@example.org" })],
  ["another client", () => ({ azp: "77777777-7777-4777-8777-777777777777" })],
  ["our own client", () => ({ azp: clientId })],
  ["the client in v1's claim", () => ({ azp: undefined, appid: teamsWeb })],
  ["no client", () => ({ azp: undefined })],
  ["expired", () => ({ exp: signedAt - 61 })],
  ["no end", () => ({ exp: undefined })],
  ["not valid yet", () => ({ nbf: signedAt + 61 })],
  ["no beginning", () => ({ nbf: undefined })],
  ["no time of issue", () => ({ iat: undefined })],
  ["times as text", () => ({ exp: String(signedAt + 3_600) })],
  ["version of v1", () => ({ ver: "1.0" })],
  ["version unknown", () => ({ ver: "3.0" })],
  ["no version", () => ({ ver: undefined })],
];

/** The same of a v1 token. */
export const spoiltV1Claims: readonly SpoiltClaims[] = [
  ["issuer of another tenant", () => ({ iss: `https://sts.windows.net/${otherTenantId}/` })],
  ["issuer without the slash", () => ({ iss: `https://sts.windows.net/${tenantId}` })],
  ["issuer of v2", (entra) => ({ iss: entra.issuerOf(tenantId) })],
  ["audience of Graph", () => ({ aud: "https://graph.microsoft.com/" })],
  ["another application's audience", () => ({ aud: "api://evil.example" })],
  ["another client", () => ({ appid: clientId })],
  ["the client in v2's claim", () => ({ appid: undefined, azp: teamsWeb })],
  ["no scope", () => ({ scp: undefined })],
  ["version of v2", () => ({ ver: "2.0" })],
];
