// Judges a filled manifest: by Microsoft's own JSON schema, then by what that schema cannot say.
import { readFile } from "node:fs/promises";
import type { ErrorObject } from "ajv";
import ajvDraft04 from "ajv-draft-04";
import ajvFormats from "ajv-formats";
import { z } from "zod";
import { botCommands, dialogCommands, searchCommands } from "../bot/contract/commands.ts";

/** What is read here of a manifest that its schema has accepted. */
const readManifest = z.object({
  $schema: z.string(),
  manifestVersion: z.string(),
  name: z.object({ short: z.string() }),
  icons: z.object({ color: z.string(), outline: z.string() }),
  bots: z.array(
    z.object({
      commandLists: z.array(z.object({ commands: z.array(z.object({ title: z.string() })) })),
    }),
  ),
  composeExtensions: z.array(
    z.object({
      commands: z.array(z.object({ id: z.string(), type: z.enum(["action", "query"]) })),
      messageHandlers: z.array(z.object({ value: z.object({ domains: z.array(z.string()) }) })),
    }),
  ),
  validDomains: z.array(z.string()),
});
type CheckedManifest = z.infer<typeof readManifest>;

export interface Verdict {
  readonly faults: readonly string[];
  /** Absent when the schema refuses it. */
  readonly manifest?: CheckedManifest;
}

/** Judges a filled manifest; each fault is a sentence that names the place in the manifest. */
export async function judgeManifest(filled: unknown): Promise<Verdict> {
  const faults = await schemaFaults(filled);
  if (faults.length > 0) return { faults };
  const read = readManifest.safeParse(filled);
  if (!read.success) {
    return { faults: read.error.issues.map((issue) => `manifest.json lacks ${issue.path.join(".")}.`) };
  }
  const manifest = read.data;
  return {
    manifest,
    faults: [
      ...nameFaults(manifest),
      ...addressFaults(filled, manifest),
      ...linkFaults(manifest),
      ...commandFaults(manifest),
    ],
  };
}

async function schemaFaults(filled: unknown): Promise<string[]> {
  const version = z.object({ manifestVersion: z.string().regex(/^\d+\.\d+$/u) }).safeParse(filled);
  if (!version.success) return ["manifest.json needs a manifestVersion such as 1.30."];
  const schema = await readSchema(version.data.manifestVersion);
  if (!schema) {
    return [
      `@microsoft/app-manifest has no schema for manifestVersion ${version.data.manifestVersion}: take one it has.`,
    ];
  }
  // Microsoft's schema is of draft 4 and carries words that a strict reading refuses.
  const ajv = new ajvDraft04.default({ allErrors: true, strict: false });
  ajvFormats.default(ajv, ["uri"]);
  const validate = ajv.compile(schema);
  return validate(filled) ? [] : (validate.errors ?? []).map(schemaSentence);
}

async function readSchema(version: string): Promise<object | undefined> {
  const path = `@microsoft/app-manifest/build/json-schemas/teams/v${version}/MicrosoftTeams.schema.json`;
  const text = await readFile(new URL(import.meta.resolve(path)), "utf8").catch(() => undefined);
  return text === undefined ? undefined : z.looseObject({}).parse(JSON.parse(text));
}

function schemaSentence({ instancePath, message, params }: ErrorObject): string {
  const place = instancePath === "" ? "The manifest" : instancePath.slice(1).replaceAll("/", ".");
  const extra = "additionalProperty" in params ? ` ("${String(params["additionalProperty"])}")` : "";
  return `${place} ${message ?? "breaks the schema"}${extra}.`;
}

function nameFaults({ $schema, manifestVersion, name }: CheckedManifest): string[] {
  const faults: string[] = [];
  if (!$schema.includes(`/v${manifestVersion}/`)) {
    faults.push(`$schema and manifestVersion ${manifestVersion} name different versions.`);
  }
  if (/teams/iu.test(name.short)) {
    faults.push('name.short contains "Teams", which the store refuses: choose another name.');
  }
  return faults;
}

/** Teams opens a page only over https, and only on a domain of `validDomains`. */
function addressFaults(filled: unknown, { $schema, validDomains }: CheckedManifest): string[] {
  return addressesIn(filled).flatMap((address) => {
    if (address === $schema) return [];
    const url = URL.parse(address);
    if (url?.protocol !== "https:") return [`${address} is not an https address: set TAB_ENDPOINT to one.`];
    if (!validDomains.includes(url.host)) {
      return [
        `${address} is not on a valid domain (${validDomains.join(", ")}): TAB_DOMAIN must be ${url.host}.`,
      ];
    }
    return [];
  });
}

/** Links of somebody else's domain are none of ours to read. */
function linkFaults({ composeExtensions, validDomains }: CheckedManifest): string[] {
  const handlers = composeExtensions.flatMap(({ messageHandlers }) => messageHandlers);
  return handlers
    .flatMap(({ value }) => value.domains)
    .filter((domain) => !validDomains.includes(domain))
    .map((domain) => `messageHandlers asks for links of ${domain}, which is not a valid domain.`);
}

function addressesIn(value: unknown): string[] {
  if (typeof value === "string") return /^https?:\/\//iu.test(value) ? [value] : [];
  return typeof value === "object" && value !== null ? Object.values(value).flatMap(addressesIn) : [];
}

/** What Teams calls a command that opens a dialog, and one that searches. */
const commandKinds = { action: dialogCommands, query: searchCommands };

function commandFaults({ composeExtensions, bots }: CheckedManifest): string[] {
  const commands = composeExtensions.flatMap((extension) => extension.commands);
  const lists = bots.flatMap(({ commandLists }) => commandLists);
  return [
    ...(["action", "query"] as const).flatMap((kind) => {
      const ids = commands.filter(({ type }) => type === kind).map(({ id }) => id);
      return listFaults(`composeExtensions.commands (${kind})`, ids, commandKinds[kind]);
    }),
    ...lists.flatMap((list) => {
      const titles = list.commands.map(({ title }) => title);
      return listFaults("bots.commandLists", titles, botCommands);
    }),
  ];
}

function listFaults(place: string, offered: readonly string[], handled: readonly string[]): string[] {
  const unknown = offered.filter((id) => !handled.includes(id));
  const absent = handled.filter((id) => !offered.includes(id));
  return [
    ...unknown.map((id) => `${place} offers "${id}", which the app does not handle.`),
    ...absent.map((id) => `${place} lacks "${id}", which the app handles.`),
  ];
}
