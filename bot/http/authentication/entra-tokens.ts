// Tokens that Entra makes for the tab: each claim that learn.microsoft.com, "Secure applications and APIs by validating
// claims" and "Access token claims reference" name is checked. Identity is tenant and object id, nothing else.
import {
  createRemoteJWKSet,
  errors,
  jwksCache,
  type JWKSCacheInput,
  jwtVerify,
  type JWTPayload,
  type RemoteJWKSet,
} from "jose";
import { z } from "zod";
import { entraId, oneLine } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../../community/core/actor.ts";
import type { SignInReason } from "../../sign-in-reason.ts";
import { VerifiedTokens } from "../../verified-tokens.ts";
import { credentialsOf, NotSignedInError, type Authenticate } from "./authenticate.ts";

/** Applications of Microsoft that show the tab; learn.microsoft.com, "Configure your tab app in Microsoft Entra ID". */
export const hostClientIds: readonly string[] = [
  // Teams on desktop and phones, and in the browser.
  "1fec8e78-bce4-4aaf-ab1b-5451cc387264",
  "5e3ce6c0-2b1f-4285-8d4b-75ee78787346",
  // The Microsoft 365 app in the browser, on desktop, and on phones with Outlook on desktop.
  "4765445b-32c6-49b0-83e6-1d93765276ca",
  "0ec893e0-5785-4de6-99da-4ed124e5296c",
  "d3590ed6-52b3-4102-aeff-aad2292ab01c",
  // Outlook in the browser and on phones.
  "bc59ab01-8403-45c6-8796-ac3ef710b3e3",
  "27922004-5251-4030-b22d-91ecd9a37ea4",
];

/** The scope that the tab's token carries. */
const tabScope = "access_as_user";

/** How far clocks may differ. */
const clockSkewSeconds = 60;
/** A person waits for the answer. */
const keysTimeoutMs = 3_000;
/** A forged key id makes us ask for the keys at most this often. */
const keysCooldownMs = 30_000;

export interface EntraTokensOptions {
  /** `https://login.microsoftonline.com`, without a slash at the end. Keys are at `/common/discovery/v2.0/keys`. */
  readonly authority: string;
  /** The tab's application id: audience of v2 tokens. */
  readonly clientId: string;
  /** Audiences of v1 tokens: the application id URI (`api://…`), and the application id. */
  readonly audiences: readonly string[];
  readonly tenantIds: readonly string[];
  /** Applications that may ask on a person's behalf: {@link hostClientIds} and what the operator adds. */
  readonly clientIds: readonly string[];
  readonly now?: () => Date;
}

const personClaims = {
  iss: z.string(),
  aud: z.string(),
  tid: entraId,
  oid: entraId,
  exp: z.number(),
  // A token without it is an application's own, or an id token.
  scp: z.string(),
  idtyp: z.literal("user").optional(),
  name: oneLine(limits.personName).catch(""),
};

const tokenClaims = z.discriminatedUnion("ver", [
  z.object({ ...personClaims, ver: z.literal("1.0"), appid: entraId }),
  z.object({ ...personClaims, ver: z.literal("2.0"), azp: entraId }),
]);
type TokenClaims = z.infer<typeof tokenClaims>;

/** Takes `Bearer` tokens. Throws the errors of jose or fetch when the keys are not available, which is no refusal. */
export function entraTokens(options: EntraTokensOptions): Authenticate {
  const fetched: JWKSCacheInput = {};
  const keys = createRemoteJWKSet(new URL(`${options.authority}/common/discovery/v2.0/keys`), {
    timeoutDuration: keysTimeoutMs,
    cooldownDuration: keysCooldownMs,
    [jwksCache]: fetched,
  });
  const now = options.now ?? (() => new Date());
  const tokens = new VerifiedTokens<Actor>(now, () => fetched["jwks"]);

  async function personIn(token: string): Promise<{ found: Actor; exp: number }> {
    const { payload, keyId } = await verify(token, keys, now());
    const parsed = tokenClaims.safeParse(payload);
    if (!parsed.success) throw new NotSignedInError(reasonOfClaim(parsed.error.issues[0]?.path[0]));
    const claims = parsed.data;
    const reason = reasonAgainst(claims, options);
    if (reason) throw new NotSignedInError(reason);
    if (!isKeyOfTenant(keys, keyId, claims.tid, options.authority)) throw new NotSignedInError("key");
    return { found: { tenantId: claims.tid, userId: claims.oid, name: claims.name }, exp: claims.exp };
  }

  return async (authorization) => {
    const token = credentialsOf(authorization, "Bearer");
    return tokens.verified(token, () => personIn(token));
  };
}

/** Signature and times. */
async function verify(
  token: string,
  keys: RemoteJWKSet,
  now: Date,
): Promise<{ payload: JWTPayload; keyId: string | undefined }> {
  try {
    const { payload, protectedHeader } = await jwtVerify(token, keys, {
      algorithms: ["RS256"],
      clockTolerance: clockSkewSeconds,
      currentDate: now,
      requiredClaims: ["exp", "nbf", "iat"],
    });
    return { payload, keyId: protectedHeader.kid };
  } catch (error) {
    throw isFaultOfToken(error) ? new NotSignedInError(reasonOfFault(error)) : error;
  }
}

const reasonsOfClaims: Readonly<Record<string, SignInReason>> = {
  iss: "issuer",
  aud: "audience",
  tid: "tenant",
  azp: "client",
  appid: "client",
  scp: "scope",
  nbf: "expired",
};

const reasonOfClaim = (claim: unknown): SignInReason => reasonsOfClaims[String(claim)] ?? "shape";

function reasonOfFault(error: errors.JOSEError): SignInReason {
  if (error instanceof errors.JWTExpired) return "expired";
  if (error instanceof errors.JWTClaimValidationFailed)
    return error.reason === "check_failed" ? reasonOfClaim(error.claim) : "shape";
  const isOfKey =
    error instanceof errors.JWSSignatureVerificationFailed ||
    error instanceof errors.JWKSNoMatchingKey ||
    error instanceof errors.JWKSMultipleMatchingKeys ||
    error instanceof errors.JOSEAlgNotAllowed;
  return isOfKey ? "key" : "shape";
}

const isFaultOfToken = (error: unknown): error is errors.JOSEError =>
  error instanceof errors.JOSEError &&
  !(error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid) &&
  // jose's plain error: the keys' address answered something else.
  error.code !== errors.JOSEError.code;

/** Why the token is not made for us; undefined when it is. */
function reasonAgainst(claims: TokenClaims, options: EntraTokensOptions): SignInReason | undefined {
  const expected =
    claims.ver === "2.0"
      ? { issuer: issuerOf(options.authority, claims.tid), audiences: [options.clientId], client: claims.azp }
      : {
          issuer: `https://sts.windows.net/${claims.tid}/`,
          audiences: options.audiences,
          client: claims.appid,
        };
  if (!expected.audiences.includes(claims.aud)) return "audience";
  if (claims.iss !== expected.issuer) return "issuer";
  if (!options.tenantIds.includes(claims.tid)) return "tenant";
  if (!options.clientIds.includes(expected.client)) return "client";
  return claims.scp.split(" ").includes(tabScope) ? undefined : "scope";
}

const issuerOf = (authority: string, tenantId: string) => `${authority}/${tenantId}/v2.0`;

/**
 * A key may belong to one tenant only: it then names that tenant's issuer, always in its v2 form, and signs for no other.
 * Source: learn.microsoft.com, "Secure applications and APIs by validating claims", validate the signing key issuer.
 */
function isKeyOfTenant(
  keys: RemoteJWKSet,
  keyId: string | undefined,
  tenantId: string,
  authority: string,
): boolean {
  const key = keys.jwks()?.keys.find(({ kid }) => kid === keyId);
  if (!key) return false;
  if (!("issuer" in key)) return true;
  return (
    typeof key.issuer === "string" &&
    key.issuer.replace("{tenantid}", tenantId) === issuerOf(authority, tenantId)
  );
}
