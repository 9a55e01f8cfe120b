// `npm run sample:remove`: takes the sample community away for good, also while `npm run dev` runs.
import { openRecords } from "../open-records.ts";
import { localConfig } from "./environment.ts";
import { readLocalTeam } from "./local-team.ts";
import { removeSample } from "./sample.ts";

const team = await readLocalTeam();
const { records: location, storeAccess: access } = localConfig(team);
const store = await openRecords({ location, access, now: () => new Date() });
try {
  const { removed, kept } = await removeSample(store, team);
  if (removed === 0) console.log("There is no sample to remove.");
  else if (kept === 0) console.log(`Removed the sample community with all that it brought.`);
  else console.log("Removed what the sample brought. The community stays, with what is your own in it.");
} finally {
  await store.close();
}
