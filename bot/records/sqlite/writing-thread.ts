// The thread that writes into the file: what waits for the disk waits here, and holds no event loop that others need.
import { MessagePort, parentPort, workerData } from "node:worker_threads";
import { z } from "zod";
import { runBatch } from "./batch.ts";
import type { Command } from "./commands.ts";
import { connect } from "./connect.ts";

const port = z.instanceof(MessagePort).parse(parentPort);
const { file, inode } = z.object({ file: z.string(), inode: z.bigint().optional() }).parse(workerData);
const connection = connect(file, inode);

port.on("message", (message: readonly Command[] | "close") => {
  if (message !== "close") {
    port.postMessage(runBatch(connection, message));
    return;
  }
  connection.db.close();
  port.close();
});
