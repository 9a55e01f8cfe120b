// `npm run trust [numbers]`: the long form of all promises and of the contract of the stores, or of the promises that are
// named.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";
import { resolve } from "node:path";

const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
const tests = resolve(import.meta.dirname, "..").replaceAll("\\", "/");
const numbers = process.argv.slice(2).filter((word) => /^\d+$/u.test(word));

const { status } = spawnSync(
  process.execPath,
  [
    mocha,
    "--reporter",
    `${import.meta.dirname}/reporter.ts`,
    ...(numbers.length > 0
      ? ["--grep", `(^| )(${numbers.join("|")}) `]
      : ["sqlite", "cosmos"].map((store) => `${tests}/records/${store}.test.ts`)),
    `${tests}/trust/**/*.test.ts`,
  ],
  {
    stdio: "inherit",
    env: { ...process.env, TRUST: "long", ...(numbers.length > 0 && { TRUST_PROMISES: numbers.join(",") }) },
  },
);
process.exitCode = status ?? 1;
