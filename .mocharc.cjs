// What every run of tests shares.
const { enableCompileCache } = require("node:module");
const { resolve } = require("node:path");
const { env } = require("node:process");

// Node keeps what it compiled, also for the workers, threads and servers of the tests, so that the next one starts sooner.
// Coverage is less precise for what comes from there. https://nodejs.org/api/module.html#module-compile-cache
if (!env.NODE_V8_COVERAGE) {
  env.NODE_COMPILE_CACHE ??= resolve("node_modules/.cache/node");
  enableCompileCache(env.NODE_COMPILE_CACHE);
}

module.exports = {
  timeout: 60000,
  forbidOnly: true,
  failZero: true,
  require: ["./tests/left-open.ts"],
};
