// Erasing a person: a job that scans all records, and never gives up.
import { z } from "zod";
import { maxPageSize } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { jobKind } from "../jobs/job.ts";
import type { JobRun, JobWork } from "../jobs/job-work.ts";
import { removeOtherJobs } from "../jobs/my-jobs.ts";
import { eraseInCommunity, eraseInRecord, eraseInThanks } from "./erase-in-records.ts";
import { noteErased } from "./erased-note.ts";
import { mentions } from "./person.ts";
import { communityAt, countCommunities, pagesOf, personOfScan, scanLease } from "./scan.ts";
import type { EntryDeps } from "../entries/search.ts";
import { personScope } from "../core/person.ts";

export interface ErasureDeps extends Pick<EntryDeps, "records" | "search" | "access" | "now" | "newId"> {
  /** Tells the person that nothing about them is stored any more. */
  readonly notifyErased: (person: Pick<Actor, "tenantId" | "userId">) => Promise<void>;
  /** When the person could not be told: someone who blocked the bot is erased all the same. */
  readonly onError: (error: unknown) => void;
}

const mark = z.object({
  /** Behind which the scan through the organisation goes on; absent: at its beginning. */
  scan: z.string().optional(),
  communities: z.object({ all: z.number(), done: z.number() }),
  /** Communities in which they were. */
  found: z.array(z.string()),
});
type Mark = z.infer<typeof mark>;

/**
 * Erases everything about the person: their own records, and their name and id in others'. Cannot be undone. Harmless
 * to repeat; what they do afterwards is new.
 */
export const eraseMyDataWork = (deps: ErasureDeps): JobWork => ({
  oneAtATime: () => scanLease.name,
  neverGivesUp: true,
  async work(run) {
    const { actor } = run;
    const step = () => run.step();
    await removeOtherJobs(deps, actor, "eraseMyData");
    const found = await eraseEverywhere(deps, run);
    const records = deps.records.forTenant(actor.tenantId);
    while ((await records.forget(personScope(actor), maxPageSize)) > 0) await step();
    deps.access.forgetPerson(actor.tenantId, actor.userId);
    await deps.notifyErased(actor).catch(deps.onError);
    await noteErased({ ...pickClock(deps), records }, found);
  },
});

const pickClock = (deps: ErasureDeps) => ({ now: () => deps.now(), newId: () => deps.newId() });

/** @returns the ids of the communities in which they were. */
async function eraseEverywhere(deps: ErasureDeps, run: JobRun): Promise<string[]> {
  const step = () => run.step();
  const records = deps.records.forTenant(run.actor.tenantId);
  const work = { ...pickClock(deps), records };
  const { person, joined } = await personOfScan(deps, run.actor);
  await eraseInThanks(work, personScope(run.actor), person, step);

  const begun: Mark = mark.optional().parse(run.mark) ?? {
    communities: { all: await countCommunities(records, step), done: 0 },
    found: [],
  };
  const { communities } = begun;
  const found = new Set(begun.found);
  const seen = new Set<string>();
  for await (const page of pagesOf(records, "tenant", begun.scan)) {
    for (const record of page.records) {
      await step();
      if (record.kind !== jobKind && mentions(person, record.body)) await eraseInRecord(work, record, person);
      const communityId = communityAt(record);
      if (communityId === undefined) continue;
      communities.done += 1;
      if (seen.has(communityId)) continue;
      seen.add(communityId);
      const hasJoined = joined.has(communityId);
      if (await eraseInCommunity(work, communityId, person, { hasJoined, step })) found.add(communityId);
    }
    const now: Mark = { scan: page.mark, communities, found: [...found] };
    await run.keep(now, Math.min(communities.done / Math.max(communities.all, 1), 1));
  }
  return [...found];
}
