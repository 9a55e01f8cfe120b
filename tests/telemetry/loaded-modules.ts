// For `node --import`: says on standard error which of the libraries for telemetry a process loads.
import { registerHooks } from "node:module";
import process from "node:process";

const seen = new Set<string>();

registerHooks({
  load(url, context, nextLoad) {
    const name = /node_modules\/(@opentelemetry\/[^/]+|@azure\/monitor-[^/]+)\//u.exec(url)?.[1];
    if (name !== undefined && !seen.has(name)) process.stderr.write(`loads ${name}\n`);
    if (name !== undefined) seen.add(name);
    return nextLoad(url, context);
  },
});
