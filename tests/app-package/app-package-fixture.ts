// A copy of the app package's sources in a folder of its own, so that a test can break one thing.
import { cp, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { z } from "zod";
import { AppPackageError } from "../../appPackage/app-package-error.ts";
import { appPackageFolder } from "../../appPackage/app-package.ts";

/** A complete environment; none of it is a real registration. */
export const environment = {
  APP_NAME_SUFFIX: "",
  TAB_DOMAIN: "commonplace.example.com",
  TAB_ENDPOINT: "https://commonplace.example.com",
  TEAMS_APP_ID: "5f0c3a52-1d0e-4b6e-9a4c-0f6f0a7f1a01",
  AAD_APP_CLIENT_ID: "5f0c3a52-1d0e-4b6e-9a4c-0f6f0a7f1a02",
  BOT_ID: "5f0c3a52-1d0e-4b6e-9a4c-0f6f0a7f1a03",
};

/** What of a manifest the tests look at or break. */
export const manifestShape = z.looseObject({
  id: z.string(),
  name: z.looseObject({ short: z.string(), full: z.string() }),
  description: z.looseObject({ full: z.string() }),
  publisherDocsUrl: z.string(),
  developer: z.looseObject({ privacyUrl: z.string(), termsOfUseUrl: z.string() }),
  validDomains: z.array(z.string()),
  webApplicationInfo: z.looseObject({ id: z.string(), resource: z.string() }),
  composeExtensions: z.array(
    z.looseObject({
      commands: z.array(z.looseObject({ id: z.string(), title: z.string() })),
      messageHandlers: z.array(z.looseObject({ value: z.object({ domains: z.array(z.string()) }) })),
    }),
  ),
});
export type Manifest = z.infer<typeof manifestShape>;

/** Why no package was made; empty when it was. */
export async function faultsOf(work: Promise<unknown>): Promise<readonly string[]> {
  try {
    await work;
  } catch (error) {
    if (error instanceof AppPackageError) return error.faults;
    throw error;
  }
  return [];
}

export class AppPackageFixture {
  readonly #path: string;

  private constructor(path: string) {
    this.#path = path;
  }

  static async create(): Promise<AppPackageFixture> {
    const path = await mkdtemp(join(tmpdir(), "commonplace-app-package-"));
    for (const name of ["manifest.json", "color.png", "outline.png"]) {
      await cp(new URL(name, appPackageFolder), join(path, name));
    }
    return new AppPackageFixture(path);
  }

  get folder(): URL {
    return pathToFileURL(`${this.#path}/`);
  }

  /** Writes the manifest anew after `change`. */
  async changeManifest(change: (manifest: Manifest) => void): Promise<void> {
    const path = join(this.#path, "manifest.json");
    const manifest = manifestShape.parse(JSON.parse(await readFile(path, "utf8")));
    change(manifest);
    await writeFile(path, JSON.stringify(manifest));
  }

  /** Puts one file in the place of another. */
  async replace(name: string, by: string): Promise<void> {
    await cp(join(this.#path, by), join(this.#path, name));
  }

  async write(name: string, content: string): Promise<void> {
    await writeFile(join(this.#path, name), content);
  }

  async remove(name?: string): Promise<void> {
    await rm(name === undefined ? this.#path : join(this.#path, name), { recursive: true });
  }
}
