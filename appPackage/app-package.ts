// The app package that people install: manifest.json with the values of one environment, and the two icons, in a zip.
// What Teams runs is elsewhere (bot/, tab/); nothing here reads configuration of the server.
import { readFile } from "node:fs/promises";
import { buffer } from "node:stream/consumers";
import { ZipFile } from "yazl";
import { AppPackageError } from "./app-package-error.ts";
import type { Environment } from "./environment.ts";
import { iconFaults, iconRules } from "./icon-faults.ts";
import { judgeManifest } from "./manifest-faults.ts";
import { fillPlaceholders } from "./placeholders.ts";

interface PackedFile {
  readonly name: string;
  readonly content: Buffer;
}

/** Where the template of the manifest and the icons are. */
export const appPackageFolder = new URL("./", import.meta.url);

/**
 * Makes the zip from the `manifest.json` and icons in `folder`. The same files and values give the same bytes.
 * Throws {@link AppPackageError} with every missing variable, or with everything that Teams would refuse.
 */
export async function makeAppPackage(environment: Environment, folder = appPackageFolder): Promise<Buffer> {
  const template: unknown = JSON.parse(await readFile(new URL("manifest.json", folder), "utf8"));
  const { value, missing } = fillPlaceholders(template, environment);
  if (missing.length > 0) {
    throw new AppPackageError(
      missing.map((name) => `${name} has no value: set it in env/.env.<name> or the environment.`),
    );
  }
  const { manifest, faults: manifestFaults } = await judgeManifest(value);
  if (!manifest) throw new AppPackageError(manifestFaults);
  const { color, outline } = manifest.icons;
  const colorIcon = await readPacked(color, folder);
  const outlineIcon = await readPacked(outline, folder);
  const faults = [
    ...manifestFaults,
    ...iconFaults(color, colorIcon.content, iconRules.color),
    ...iconFaults(outline, outlineIcon.content, iconRules.outline),
  ];
  if (faults.length > 0) throw new AppPackageError(faults);
  const content = Buffer.from(`${JSON.stringify(value, null, 2)}\n`);
  return zip([{ name: "manifest.json", content }, colorIcon, outlineIcon]);
}

async function readPacked(name: string, folder: URL): Promise<PackedFile> {
  const content = await readFile(new URL(name, folder)).catch(() => {
    throw new AppPackageError([`The manifest names ${name}, which is not in the folder.`]);
  });
  return { name, content };
}

function zip(files: readonly PackedFile[]): Promise<Buffer> {
  const archive = new ZipFile();
  for (const { name, content } of files) {
    // Neither clock, time zone nor the version of zlib may show in the bytes. A zip's own time is local time, so this
    // date is the same everywhere; the icons would not shrink anyway.
    const options = { mtime: new Date(2020, 0, 1), forceDosTimestamp: true, mode: 0o100644, compress: false };
    archive.addBuffer(content, name, options);
  }
  archive.end();
  return buffer(archive.outputStream);
}
