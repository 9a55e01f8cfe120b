// Loaded into each program that `npm run dev` starts: when dev.ts is gone, however it ended, so is the program.
import process from "node:process";

/** Milliseconds that it has to end in order. */
const endMs = 5_000;

process.once("disconnect", () => {
  setTimeout(() => process.exit(1), endMs).unref();
  process.kill(process.pid, "SIGINT");
});
// A listener keeps the channel open, and the channel would keep the program running.
process.channel?.unref();
