// A Cosmos DB server on this machine for a test, and stores on it with a clock that stands still.
import { openCosmosRecords } from "../../bot/records/cosmos/open.ts";
import type { ContractSubject } from "./contract/subject.ts";
import { startCosmosdbServer } from "./cosmosdb-server.ts";
import type { Documents } from "./fake-cosmos/documents.ts";
import { FakeCosmos } from "./fake-cosmos/server.ts";
import { fixedClock } from "./fixed-clock.ts";
import { subjectOver } from "./stores.ts";

type Options = Parameters<typeof openCosmosRecords>[0];

/** Milliseconds. Tests share a machine with others; only those of deadlines hand in shorter ones. */
const patient = { request: 15_000, verb: 15_000, sweep: 15_000, open: 15_000 };

/** Any key will do: no server here looks at it. */
const local = {
  deadlines: patient,
  credential: { key: Buffer.from("a key of this machine").toString("base64") },
  database: "commonplace",
  container: "records",
};

/** Stores on one container. */
export const subjectOn = (
  options: Omit<Options, "now">,
  clock: ReturnType<typeof fixedClock>,
  stop: () => Promise<void>,
): Promise<ContractSubject> =>
  subjectOver(() => openCosmosRecords({ ...options, now: clock.now }), clock, stop);

export async function openOnCosmosdbServer(): Promise<ContractSubject> {
  const server = await startCosmosdbServer();
  return subjectOn({ ...local, endpoint: server.endpoint }, fixedClock(), () => server.stop());
}

/** @param stored what another fake holds at that moment; it is copied. */
export async function openOnFake(
  options: Partial<Options> = {},
  stored?: { readonly documents: Documents; readonly now: Date },
): Promise<ContractSubject & { readonly fake: FakeCosmos }> {
  const clock = fixedClock(stored?.now.toISOString());
  const fake = new FakeCosmos(clock.now, stored?.documents);
  const endpoint = await fake.start();
  return { fake, ...(await subjectOn({ ...local, ...options, endpoint }, clock, () => fake.stop())) };
}
