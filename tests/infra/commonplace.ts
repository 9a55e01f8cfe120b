// Our files, deployed to an Azure that is played here.
import { z } from "zod";
import { deploy, type Deployed, type Deployment, type MadeByAzure } from "./bicep/deployment.ts";
import type { Bag } from "./bicep/expression.ts";

export const infraFolder = new URL("../../infra/", import.meta.url);

export const given = {
  environmentName: "dev",
  teamsAppId: "1c32bccf-50f8-4800-9413-160710669a8a",
  aadAppClientId: "4cc87cc4-7205-4164-b19c-faa3933884a0",
};

export const identity = {
  clientId: "386d9794-870f-4faf-bb58-74d4ea258f12",
  principalId: "386d9794-870f-4faf-bb58-74d4ea258f13",
  tenantId: "0da9aa6d-8734-488f-99ea-324791843204",
};

const made: MadeByAzure = {
  "Microsoft.ManagedIdentity/userAssignedIdentities": () => identity,
  "Microsoft.Web/sites": (name) => ({ defaultHostName: `${name}.azurewebsites.net` }),
  "Microsoft.DocumentDB/databaseAccounts": (name) => ({
    documentEndpoint: `https://${name}.documents.azure.com:443/`,
  }),
  "Microsoft.Insights/components": () => ({
    ConnectionString: "InstrumentationKey=…;IngestionEndpoint=https://…",
  }),
  "Microsoft.Web/certificates": () => ({ thumbprint: "AB12" }),
  "Microsoft.Cdn/profiles/afdEndpoints": (name) => ({ hostName: `${name}-x1.z01.azurefd.net` }),
};

export const deployCommonplace = (parameters: Bag = {}): Promise<Deployment> =>
  deploy(new URL("main.bicep", infraFolder), { ...given, ...parameters }, made);

/** Everything that can be chosen, in two installations, because some choices exclude each other. */
export const withEverything: readonly Bag[] = [
  {
    extraTags: { costCenter: "4711" },
    customDomain: "community.example.com",
    isStorePrivate: true,
    alertEmail: "operator@example.com",
    hasStagingSlot: true,
    supportContact: "help@example.com",
    termsUrl: "https://example.com/terms",
  },
  {
    extraTags: { costCenter: "4711" },
    customDomain: "community.example.com",
    storeCapacity: "autoscale",
    secondLocation: "westeurope",
    hasStagingSlot: true,
  },
];

export const allOf = ({ resources }: Deployment, type: string): readonly Deployed[] =>
  resources.filter((resource) => resource.type === type);

/** Throws unless there is exactly one of the type. */
export function getOnly(deployment: Deployment, type: string): Deployed {
  const [only, ...others] = allOf(deployment, type);
  if (only === undefined || others.length > 0) throw new Error(`There must be one ${type}.`);
  return only;
}

export const propertiesOf = ({ body }: Deployed): Bag =>
  z.record(z.string(), z.unknown()).parse(body["properties"] ?? {});

/** What the server is told. */
export const settingsOf = (deployment: Deployment): Readonly<Record<string, string>> =>
  z.record(z.string(), z.string()).parse(propertiesOf(getOnly(deployment, "Microsoft.Web/sites/config")));
