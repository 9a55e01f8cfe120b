// `npm run records:backup`: a consistent copy of a SQLite file while the server runs.
import { existsSync } from "node:fs";
import { backUp } from "../records/sqlite/backup.ts";
import { runCommand, WrongInputError } from "./command.ts";
import { askExistingFile, askFile } from "./stores.ts";

const usage = `Usage: npm run records:backup -- --from sqlite:<file> --to sqlite:<new file>

Copies the records as they are at one moment, while the server goes on; everything that was acknowledged before is in
the copy. The new file appears when it is whole and checked, and only this account may read it. It needs as much room
as the records; the search index needs no backup. "records:restore" puts it back.

Ends with 0 when the backup is there, 1 when something failed, 2 when what was typed is wrong.
`;

await runCommand({
  usage,
  options: ["from", "to"],
  afterFailure: "No backup was made.",
  work: (ask) => {
    const from = askExistingFile(ask, "from");
    const to = askFile(ask, "to");
    if (existsSync(to)) throw new WrongInputError(`--to is wrong: ${to} is there already.`);
    const bytes = backUp(from, to);
    console.log(`Backed up: ${to}, ${bytes} bytes, checked.`);
    return Promise.resolve(true);
  },
});
