// Promise 46, of the store: a full disk, a locked database, a database that is removed.
import { describe } from "mocha";
import { promise } from "../promise.ts";
import { canMakeDisks, fillDisk, lockDatabase, removeDatabase } from "./store-faults.ts";

const forAServer = { timeout: { short: 120_000, long: 300_000 } };

describe("faults of the store", () => {
  // Making a small disk takes user namespaces, which only Linux has.
  if (canMakeDisks())
    promise(46, "on a full disk reading goes on, and writing says why it cannot", forAServer, fillDisk);
  promise(46, "a locked database is said to be busy, and read", forAServer, lockDatabase);
  promise(46, "nothing is acknowledged once the database file is gone", forAServer, removeDatabase);
});
