import { recordContract } from "./contract.ts";
import { openInMemory, openOnFile } from "./sqlite-subject.ts";

const oneInstance = "what is in memory belongs to one instance and ends with it";

recordContract("SQLite on a file", openOnFile);

recordContract("SQLite in memory", openInMemory, {
  "sees at once what another instance has written and removed": oneInstance,
  "lets exactly one writer of all instances succeed": oneInstance,
  "tells one instance what all have changed, and takes the other's cursors and marks": oneInstance,
  "keeps everything when it is closed and opened again": oneInstance,
});
