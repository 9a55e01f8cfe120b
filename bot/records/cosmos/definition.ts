// The container as the queries need it. Infra makes it in Azure; the app makes it on this machine only.
import { PartitionKeyDefinitionVersion, PartitionKeyKind } from "@azure/cosmos";
import type { ContainerRequest, IndexingPolicy } from "@azure/cosmos";

const inOrder = (order: "ascending" | "descending", ...paths: readonly string[]) =>
  paths.map((path) => ({ path, order }));

/**
 * The properties of the filter come first in each composite index and in each ORDER BY, so that a query reads its own
 * part of the index only.
 * https://learn.microsoft.com/azure/cosmos-db/index-policy#composite-indexes
 */
const indexingPolicy = {
  automatic: true,
  indexingMode: "consistent",
  includedPaths: [
    "/tenantId/?",
    "/scope/?",
    "/recordId/?",
    "/kind/?",
    "/createdAt/?",
    "/changedAt/?",
    "/expiresAt/?",
    "/waitingSince/?",
    "/_ts/?",
  ].map((path) => ({ path })),
  excludedPaths: [{ path: "/*" }],
  compositeIndexes: [
    inOrder("descending", "/tenantId", "/scope", "/kind", "/createdAt", "/recordId"),
    inOrder("descending", "/tenantId", "/scope", "/kind", "/changedAt", "/recordId"),
    inOrder("ascending", "/tenantId", "/scope", "/expiresAt", "/recordId"),
    inOrder("ascending", "/tenantId", "/scope", "/_ts", "/changedAt"),
  ],
} satisfies IndexingPolicy;

export const containerDefinition = {
  /**
   * What has the same first value lies on one physical partition until that holds 50 GB. One organisation must not, so
   * the scope comes first; the tenant keeps organisations apart whose scopes are called alike. See `partitionKeyOf`.
   * https://learn.microsoft.com/azure/cosmos-db/hierarchical-partition-keys
   */
  partitionKey: {
    paths: ["/scope", "/tenantId"],
    kind: PartitionKeyKind.MultiHash,
    version: PartitionKeyDefinitionVersion.V2,
  },
  indexingPolicy,
  /** Nothing goes away by itself unless the document says so. */
  defaultTtl: -1,
} satisfies Omit<ContainerRequest, "id">;
