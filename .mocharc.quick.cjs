// For daily work: what needs neither a browser nor another process, and takes no minute by itself.
const whole = require("./.mocharc.whole.cjs");

module.exports = {
  ...whole,
  ignore: [
    "tests/{host,instances,operator,playground,round-trips,tab-browser,trust,use-cases}/**",
    "tests/records/sqlite-{file,processes}.test.ts",
    "tests/start.test.ts",
    "tests/telemetry/server.test.ts",
  ],
};
