// The mocha reporter of `npm run trust`; see report.ts for what it prints.
import Mocha from "mocha";
import { trialRecords } from "./promise.ts";
import { holdsWhole, promiseNumbers, reportLines, type FinishedTest } from "./report.ts";

/** The promises that were asked for, all without `TRUST_PROMISES`. */
const numbers = process.env["TRUST_PROMISES"]?.split(",").map(Number) ?? promiseNumbers;

const events = Mocha.Runner.constants;

export default class TrustReporter extends Mocha.reporters.Base {
  constructor(runner: Mocha.Runner) {
    super(runner);
    const finished: FinishedTest[] = [];
    const others: string[] = [];
    runner.on(events.EVENT_TEST_PASS, (test: Mocha.Test) => {
      const trial = trialRecords.get(test.title);
      if (trial) finished.push({ trial });
      process.stderr.write(`  passed ${test.title}\n`);
    });
    runner.on(events.EVENT_TEST_FAIL, (test: Mocha.Test, error: Error) => {
      const trial = trialRecords.get(test.title);
      const [failure = error.name] = error.message.split("\n", 1);
      if (trial) finished.push({ trial, failure });
      else others.push(`${test.fullTitle()}: ${failure}`);
      process.stderr.write(`  FAILED ${test.title}\n${error.stack ?? failure}\n`);
    });
    runner.once(events.EVENT_RUN_END, () => {
      const lines = [...reportLines(numbers, finished), ...others.map((line) => `FALLS SHORT: ${line}`)];
      process.stdout.write(`${lines.join("\n")}\n`);
      if (!holdsWhole(numbers, finished) || others.length > 0) process.exitCode = 1;
    });
  }
}
