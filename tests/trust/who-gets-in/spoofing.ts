// Requests that claim to be of another person, team or tenant than their token says.
import fc from "fast-check";
import { otherTenantId, tenantId, userId } from "../../http/authentication/entra.ts";
import { channel } from "../../http/rig.ts";

const names = [
  "userId",
  "oid",
  "tid",
  "tenantId",
  "aadObjectId",
  "actor",
  "from",
  "team",
  "teamId",
  "groupId",
  "user",
  "as",
  "author",
] as const;
const headerNames = [
  "x-ms-client-principal-id",
  "x-ms-client-principal",
  "x-ms-client-principal-name",
  "x-ms-tenant-id",
  "x-user-id",
  "x-forwarded-user",
  "x-teams-team-id",
  "x-original-url",
  "from",
  "cookie",
] as const;
const ids = [userId, tenantId, otherTenantId, channel] as const;
const someId = fc.constantFrom(...ids);

export interface Spoof {
  readonly query: Readonly<Record<string, string>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

export const spoof: fc.Arbitrary<Spoof> = fc.record({
  query: fc.dictionary(fc.constantFrom(...names), someId, { maxKeys: 4 }),
  headers: fc.dictionary(fc.constantFrom(...headerNames), someId, { maxKeys: 4 }),
  body: fc.dictionary(
    fc.constantFrom(...names),
    fc.oneof(someId, fc.record({ tenantId: someId, userId: someId, name: fc.constant("Ada Example") })),
    { minKeys: 1, maxKeys: 4 },
  ),
});

/** Nothing that depends on when it was asked. */
export const lasting = (text: string): string => text.replace(/"correlationId":"[^"]*"/gu, "");
