// Why a token of Teams' channel was refused. Botbuilder has judged it and says so in words alone: here its claims are
// compared once more, for the log. Nothing is let in by this.
import { decodeJwt } from "jose";
import type { SignInReason } from "../sign-in-reason.ts";
import { channelTokenIssuer } from "./bot-settings.ts";

export function reasonOfRefusal(authorization: string, appId: string, now: Date): SignInReason {
  const claims = claimsIn(authorization);
  if (claims === undefined) return "shape";
  if (claims.iss !== channelTokenIssuer) return "issuer";
  if (claims.aud !== appId) return "audience";
  const seconds = now.getTime() / 1_000;
  const isCurrent = (claims.nbf ?? 0) <= seconds && seconds < (claims.exp ?? 0);
  return isCurrent ? "key" : "expired";
}

/** Unverified; undefined for what is no bearer token. */
export function claimsIn(authorization: string): ReturnType<typeof decodeJwt> | undefined {
  try {
    return decodeJwt(/^Bearer (.*)$/u.exec(authorization)?.[1] ?? "");
  } catch {
    return undefined;
  }
}
