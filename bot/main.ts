// environment -> config -> compose -> listen; rights of files, signals. Nothing else.
import process from "node:process";
import { compose } from "./compose.ts";
import { ConfigurationError, readConfig } from "./config.ts";
import { CannotListenError } from "./http/listen.ts";
import { IndexInUseError, NotOurFileError } from "./search/index-file.ts";
import { UnusableAccountError } from "./records/cosmos/access.ts";
import { UnusableDatabaseError } from "./records/sqlite/unusable-database.ts";
import { shutDownOnSignals } from "./shut-down.ts";

// What it writes is for its own account only, also without a service manager that says so. Windows has no such mask.
process.umask(0o077);

try {
  const config = readConfig(process.env);
  const app = await compose(config);
  try {
    await app.listen();
  } catch (error) {
    // What is open would keep the process alive.
    await app.close(0);
    throw error;
  }
  shutDownOnSignals(app);
} catch (error) {
  const isExpected = [
    ConfigurationError,
    UnusableDatabaseError,
    UnusableAccountError,
    IndexInUseError,
    NotOurFileError,
    CannotListenError,
  ].some((kind) => error instanceof kind);
  const text = error instanceof Error ? (isExpected ? error.message : error.stack) : "Unknown fault.";
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}
