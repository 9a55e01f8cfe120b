// A program as bot/dev/dev.ts is one: it starts another, and ends with what started it.
import process from "node:process";
import { onAncestorEnd } from "../../bot/dev/ancestors.ts";
import { Children } from "../../bot/dev/children.ts";

const children = new Children(() => process.exit(2));
const stop = () => void children.end().then(() => process.exit(0));
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.once(signal, stop);
await onAncestorEnd(stop);
children.start("child", ["--eval", 'console.log("the child runs"); setInterval(() => 0, 1_000);']);
