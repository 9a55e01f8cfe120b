// `npm run sample:remove`: takes the sample community away for good, also while `npm run dev` runs.
import { openSqliteRecords } from "../records/sqlite/open.ts";
import { localRecordsFile } from "./environment.ts";
import { readLocalTeam } from "./local-team.ts";
import { removeSample } from "./sample.ts";

const store = await openSqliteRecords({ file: localRecordsFile(), now: () => new Date() });
try {
  const removed = await removeSample(store, await readLocalTeam());
  console.log(
    removed > 0 ? `Removed the sample community and its ${removed} tips.` : "There is no sample community.",
  );
} finally {
  await store.close();
}
