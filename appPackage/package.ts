// `npm run package [-- --env <name>]`: writes appPackage/build/appPackage.<name>.zip and says what to do with it.
import { mkdir, writeFile } from "node:fs/promises";
import process from "node:process";
import { parseArgs } from "node:util";
import { AppPackageError } from "./app-package-error.ts";
import { appPackageFolder, makeAppPackage } from "./app-package.ts";
import { readEnvironment } from "./environment.ts";

try {
  const { values } = parseArgs({ options: { env: { type: "string", default: "local" } } });
  const environment = await readEnvironment(values.env, process.env);
  const content = await makeAppPackage(environment);
  const path = `build/appPackage.${values.env}.zip`;
  await mkdir(new URL("build/", appPackageFolder), { recursive: true });
  await writeFile(new URL(path, appPackageFolder), content);
  process.stdout.write(
    `The app package is appPackage/${path}.\n${nextStep(environment["TAB_DOMAIN"] ?? "")}\n`,
  );
} catch (error) {
  if (!(error instanceof AppPackageError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}

function nextStep(domain: string): string {
  return /^localhost(:|$)/u.test(domain)
    ? "It points at this machine, which Teams cannot reach: to install it, set TAB_DOMAIN and TAB_ENDPOINT to the https address of a tunnel, BOT_ID and AAD_APP_CLIENT_ID to your own registration, and run this again."
    : "Install it in Teams: Apps, Manage your apps, Upload an app; or give it to your administrator for the whole organisation.";
}
