// `npm run sbom`: writes dist/sbom.json, the software bill of materials (CycloneDX) of what runs in production: the
// server's packages, and those that the tab is built from, which lie in its files. Made by npm from the lock file alone.
import { execFile } from "node:child_process";
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import process from "node:process";
import { promisify } from "node:util";
import { z } from "zod";

const root = path.resolve(import.meta.dirname, "..");

const dependencies = z.record(z.string(), z.string());
const packageFile = z.looseObject({ dependencies, devDependencies: dependencies });
/** What differs from one making to the next. */
const fleeting = ["serialNumber", "timestamp"];

/**
 * The bill as JSON, the same for the same lock file and version of npm. Reaches no network.
 * It names too much rather than too little: also what a library of the tab could bring and the build leaves out.
 */
export async function makeSbom(): Promise<string> {
  const parent = await mkdtemp(path.join(tmpdir(), "commonplace-sbom-"));
  // npm takes the folder's name for the package's.
  const folder = path.join(parent, "commonplace");
  try {
    await mkdir(folder);
    await writeFile(path.join(folder, "package.json"), JSON.stringify(await packageOfProduction()));
    await copyFile(path.join(root, "package-lock.json"), path.join(folder, "package-lock.json"));
    const options = [
      "--sbom-format=cyclonedx",
      "--sbom-type=application",
      "--omit=dev",
      "--package-lock-only",
    ];
    const { stdout } = await promisify(execFile)("npm", ["sbom", ...options, "--offline"], {
      cwd: folder,
      maxBuffer: 100_000_000,
      // npm is a script of the shell there.
      shell: process.platform === "win32",
    });
    const made: unknown = JSON.parse(stdout, (key, value: unknown) =>
      fleeting.includes(key) ? undefined : value,
    );
    return `${JSON.stringify(made, undefined, 2)}\n`;
  } finally {
    await rm(parent, { recursive: true });
  }
}

/** For the server the tab's libraries are development tools; here they are what they are to people. */
async function packageOfProduction() {
  const declared = packageFile.parse(JSON.parse(await readFile(path.join(root, "package.json"), "utf8")));
  const inTab = await packagesInTab();
  const isInTab = ([name]: [string, string]) => inTab.has(name);
  const developed = Object.entries(declared.devDependencies);
  return {
    ...declared,
    dependencies: { ...declared.dependencies, ...Object.fromEntries(developed.filter(isInTab)) },
    devDependencies: Object.fromEntries(developed.filter((entry) => !isInTab(entry))),
  };
}

/** Names of the packages that the tab's code imports. */
async function packagesInTab(): Promise<Set<string>> {
  const folder = path.join(root, "tab/src");
  const files = (await readdir(folder, { recursive: true })).filter((name) => /\.tsx?$/u.test(name));
  const texts = await Promise.all(files.map((name) => readFile(path.join(folder, name), "utf8")));
  const imported = /(?:\bfrom |\bimport\(|^import )"(?<name>@[^/"]+\/[^/"]+|[^./"][^/"]*)/gmu;
  return new Set(
    texts.flatMap((text) => [...text.matchAll(imported)].flatMap(({ groups }) => groups?.["name"] ?? [])),
  );
}

if (import.meta.main) {
  await mkdir(path.join(root, "dist"), { recursive: true });
  await writeFile(path.join(root, "dist/sbom.json"), await makeSbom());
}
