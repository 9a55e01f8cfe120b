// All tests, over two workers. What takes longest comes first, so that no worker is left alone with it at the end.
const { globSync } = require("node:fs");
const common = require("./.mocharc.cjs");

const longest = [
  "tests/playground",
  "tests/tab-browser",
  "tests/round-trips",
  "tests/use-cases",
  "tests/instances",
  "tests/trust",
  "tests/host",
  "tests/operator",
  "tests/start.test.ts",
  "tests/telemetry/server.test.ts",
];
const rank = (file) => {
  const place = longest.findIndex((folder) => file.startsWith(folder));
  return place < 0 ? longest.length : place;
};

module.exports = {
  ...common,
  require: [...common.require, "./tests/browser/unpack.ts"],
  parallel: true,
  jobs: 2,
  spec: globSync("tests/**/*.test.ts")
    .map((file) => file.replaceAll("\\", "/"))
    .sort((one, other) => rank(one) - rank(other) || (one < other ? -1 : 1)),
};
