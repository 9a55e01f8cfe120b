// How an operator writes down where records are. Opening is open-records.ts's.

/** A file on this machine, or a container of a Cosmos DB account. */
export type RecordsLocation =
  | { readonly kind: "sqlite"; readonly file: string }
  | {
      readonly kind: "cosmos";
      /** Without a slash at the end. */
      readonly endpoint: string;
      readonly database: string;
      readonly container: string;
    };

const sqlite = /^sqlite:(?<file>.+)$/u;
const cosmos = /^cosmos:(?<endpoint>https?:\/\/[^/\s]+)\/(?<database>[^/\s]+)\/(?<container>[^/\s]+)$/u;

/** What {@link parseLocation} takes, for a sentence to the person who writes it. */
export const locationForm = "sqlite:<file> or cosmos:<endpoint>/<database>/<container>";

/** Reads a location in the form of {@link locationForm}; undefined when it is none. */
export function parseLocation(text: string): RecordsLocation | undefined {
  const { file } = sqlite.exec(text)?.groups ?? {};
  if (file !== undefined) return { kind: "sqlite", file };
  const { endpoint, database, container } = cosmos.exec(text)?.groups ?? {};
  if (endpoint === undefined || database === undefined || container === undefined) return undefined;
  return URL.canParse(endpoint) ? { kind: "cosmos", endpoint, database, container } : undefined;
}

/** The identity for a Cosmos DB account: the machine's, that of `az login`, or a key (loopback only). */
export type StoreAccess =
  | { readonly kind: "managedIdentity"; readonly clientId: string }
  | { readonly kind: "azureCli" }
  | { readonly kind: "key"; readonly key: string };

/** Whether the address is on this very machine. */
export const isLoopback = (url: string): boolean =>
  ["localhost", "127.0.0.1", "[::1]"].includes(URL.parse(url)?.hostname ?? "");
