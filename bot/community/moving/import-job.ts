// An import as a job: the file is uploaded in pieces first, which are kept until the job has worked them off.
import { z } from "zod";
import type { Actor } from "../core/actor.ts";
import { getCommunityOfSteward } from "../communities/stewards.ts";
import type { Job } from "../jobs/job.ts";
import type { JobWork } from "../jobs/job-work.ts";
import {
  MissingPartError,
  partsOf,
  removeFiles,
  uploadedPartKind,
  writePart,
  type KeptFile,
} from "../jobs/kept-file.ts";
import { askForJob, findMyJob } from "../jobs/my-jobs.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { importCommunity } from "./import-community.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

const mark = z.object({
  pieces: z.number(),
  /** Items that were brought in so far. */
  done: z.number(),
});

/** One for each person, so that what is uploaded and never brought in takes no more room than one file. */
const keptFile = (deps: Pick<Deps, "records">, actor: Actor): KeptFile => ({
  records: deps.records.forTenant(actor.tenantId),
  scope: personScope(actor),
  kind: uploadedPartKind,
  name: "import",
});

/** Share of the progress that checking the file is; writing takes longer. */
const checkingShare = 0.1;

/** Keeps a piece of a file that is to be brought in. */
export async function uploadPiece(
  deps: Deps,
  actor: Actor,
  communityId: string,
  { number, bytes }: { readonly number: number; readonly bytes: Uint8Array },
): Promise<void> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  if ((await findMyJob(deps, actor, "importCommunity"))?.person) throw new Refusal({ code: "busy" });
  await writePart(keptFile(deps, actor), number, bytes, deps.now());
}

/** Asks to bring in what was uploaded. */
export async function askToImport(
  deps: Deps & Pick<CommunityDeps, "jobs">,
  actor: Actor,
  communityId: string,
  pieces: number,
): Promise<Job> {
  await getCommunityOfSteward(deps, actor, communityId, "write");
  const begin: z.infer<typeof mark> = { pieces, done: 0 };
  const job = await askForJob(deps, actor, "importCommunity", { communityId, mark: begin });
  if (job.communityId !== communityId) throw new Refusal({ code: "busy" });
  return job;
}

export const importCommunityWork = (deps: Deps): JobWork => ({
  oneAtATime: ({ communityId = "" }) => `import.${communityId}`,
  async work(run) {
    const { actor, communityId = "" } = run;
    const { pieces, done } = mark.parse(run.mark);
    const file = keptFile(deps, actor);
    let read = 0;
    async function* bytes() {
      for await (const part of partsOf(file, pieces)) {
        read += 1;
        yield part;
      }
    }
    try {
      await importCommunity(deps, actor, communityId, {
        bytes,
        step: () => run.step(),
        done,
        onDone: (items) => {
          const written = Math.max(read - pieces, 0) / pieces;
          return run.keep(
            { pieces, done: items },
            checkingShare + (1 - checkingShare) * Math.min(written, 1),
          );
        },
      });
    } catch (error) {
      if (error instanceof MissingPartError) throw new Refusal({ code: "fileIncomplete" });
      throw error;
    }
    await removeFiles(file.records, file.scope, uploadedPartKind, () => run.step());
  },
});
