// `npm run records:restore`: puts a backup in place while the server is stopped.
import { existsSync } from "node:fs";
import { restore } from "../records/sqlite/backup.ts";
import { removeIndexFile } from "../search/index-file.ts";
import { runCommand, WrongInputError } from "./command.ts";
import { areSame, askExistingFile, askFile } from "./stores.ts";

const usage = `Usage: npm run records:restore -- --from sqlite:<backup> --to sqlite:<file> --search <file>

  --to      what RECORDS of the server names
  --search  what SEARCH_FILE of the server names

Stop the server first. Puts the records of the backup in place and removes the search index, which the server fills anew.
What was there stays beside it under another name. The backup may be used again.

Ends with 0 when the records are in place, 1 when something failed, 2 when what was typed is wrong.
`;

await runCommand({
  usage,
  options: ["from", "to", "search"],
  afterFailure: "The records were left as they were.",
  work: (ask) => {
    const backup = askExistingFile(ask, "from");
    const file = askFile(ask, "to");
    const search = ask("search");
    if (areSame({ kind: "sqlite", file: backup }, { kind: "sqlite", file }))
      throw new WrongInputError("--from and --to are the same file.");
    const hadIndex = existsSync(search);
    const before = restore({ backup, file, at: new Date(), beforePlacing: () => removeIndexFile(search) });
    console.log(`Restored: ${file}. The search index is filled anew when the server has started.`);
    if (!hadIndex) console.log(`There was no search index at ${search}.`);
    if (before !== undefined)
      console.log(`What was there before is in ${before}: delete it when you need it no longer.`);
    return Promise.resolve(true);
  },
});
