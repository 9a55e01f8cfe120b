// The location of a command's records, and the identity for access.
import { existsSync, realpathSync } from "node:fs";
import process from "node:process";
import { openRecords } from "../open-records.ts";
import { operatorDeadlines } from "../records/cosmos/calls.ts";
import { isLoopback, locationForm, parseLocation } from "../records/location.ts";
import type { RecordsLocation, StoreAccess } from "../records/location.ts";
import type { WholeStore } from "../records/whole-store.ts";
import { WrongInputError } from "./command.ts";
import type { Ask } from "./command.ts";

/** Throws {@link WrongInputError}. */
export function askLocation(ask: Ask, option: string): RecordsLocation {
  const location = parseLocation(ask(option));
  if (location === undefined) throw new WrongInputError(`--${option} is wrong: write it as ${locationForm}.`);
  return location;
}

/** A file that is missing would be made; a command that reads must not take it for an empty store. */
export function askExisting(ask: Ask, option: string): RecordsLocation {
  const location = askLocation(ask, option);
  if (location.kind === "sqlite" && !existsSync(location.file))
    throw new WrongInputError(`--${option} is wrong: there is no file ${location.file}.`);
  return location;
}

/** A file of SQLite. Throws {@link WrongInputError}, also for a Cosmos DB account. */
export const askFile = (ask: Ask, option: string): string => fileOf(askLocation(ask, option), option);

/** The same, of a file that is there. */
export const askExistingFile = (ask: Ask, option: string): string => fileOf(askExisting(ask, option), option);

function fileOf(location: RecordsLocation, option: string): string {
  if (location.kind === "sqlite") return location.file;
  throw new WrongInputError(
    `--${option} is a Cosmos DB account, which Azure backs up and restores: see docs/operations.md.`,
  );
}

export function areSame(one: RecordsLocation, other: RecordsLocation): boolean {
  return JSON.stringify(inOneForm(one)) === JSON.stringify(inOneForm(other));
}

function inOneForm(location: RecordsLocation) {
  if (location.kind === "cosmos") return { ...location, endpoint: URL.parse(location.endpoint)?.origin };
  return { ...location, file: existsSync(location.file) ? realpathSync(location.file) : location.file };
}

/** For a sentence to the operator. */
export function nameOf(location: RecordsLocation): string {
  return location.kind === "sqlite"
    ? location.file
    : `${location.endpoint}/${location.database}/${location.container}`;
}

/** Records are read as of `at`, so that none expires on one side only. To be closed by the caller. */
export function openStore(location: RecordsLocation, at: Date): Promise<WholeStore> {
  return openRecords({ location, access: accessTo(location), now: () => at, deadlines: operatorDeadlines });
}

function accessTo(location: RecordsLocation): StoreAccess | undefined {
  if (location.kind === "sqlite") return undefined;
  if (!isLoopback(location.endpoint)) return { kind: "azureCli" };
  const key = process.env["COSMOS_KEY"];
  if (key) return { kind: "key", key };
  throw new WrongInputError(
    "COSMOS_KEY is missing: set it to the key of the Cosmos DB server on this machine.",
  );
}
