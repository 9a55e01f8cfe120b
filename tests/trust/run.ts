// `npm run trust [numbers]`: the long form of all promises, or of those that are named.
import { spawnSync } from "node:child_process";
import { createRequire } from "node:module";

const mocha = createRequire(import.meta.url).resolve("mocha/bin/mocha.js");
const numbers = process.argv.slice(2).filter((word) => /^\d+$/u.test(word));

const { status } = spawnSync(
  process.execPath,
  [
    mocha,
    "--reporter",
    `${import.meta.dirname}/reporter.ts`,
    ...(numbers.length > 0 ? ["--grep", `(^| )(${numbers.join("|")}) `] : []),
    `${import.meta.dirname}/**/*.test.ts`.replaceAll("\\", "/"),
  ],
  {
    stdio: "inherit",
    env: { ...process.env, TRUST: "long", ...(numbers.length > 0 && { TRUST_PROMISES: numbers.join(",") }) },
  },
);
process.exitCode = status ?? 1;
