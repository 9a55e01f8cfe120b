// Everything that is stored about a person, gathered by a job into files that only they can download.
import { z } from "zod";
import type { MyDataFile } from "../../contract/my-data.ts";
import { exportedPartKind, FileWriter, partsOf, removeFiles, type KeptFile } from "../jobs/kept-file.ts";
import type { Actor } from "../core/actor.ts";
import type { JobRun, JobWork } from "../jobs/job-work.ts";
import { findMyJob } from "../jobs/my-jobs.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { withHardBreaks } from "../text/markdown.ts";
import { Refusal } from "../core/refusal.ts";
import { Gathering, type PersonalDataHere, type PersonalDataPage } from "./gathering.ts";
import { pageFolders } from "./personal-data-kind.ts";
import { communityAt, countCommunities, pagesOf, personOfScan, scanLease } from "./scan.ts";
import { personScope } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "now" | "onUnreadable">;

const jsonName = "my-data.json";
const nameOf = (folder: PersonalDataPage["folder"]): string => `${folder}.md`;
const fileNames = [jsonName, ...pageFolders.map(nameOf)];

/** Milliseconds between two times that the export writes down how far it is. */
const keptEvery = 5_000;
/** Of what this version cannot read so many are named. */
const leftOutNamed = 1_000;

const mark = z.object({
  /** Behind which the scan through the organisation goes on; absent: at its beginning. */
  scan: z.string().optional(),
  communities: z.object({ all: z.number(), done: z.number() }),
  /** Of each file how many parts there are. */
  parts: z.record(z.string(), z.number()),
  /** Communities that are in the file. */
  found: z.array(z.string()),
  leftOut: z.array(z.object({ kind: z.string(), id: z.string() })),
  exportedAt: z.string(),
});
type Mark = z.infer<typeof mark>;

const result = z.object({ parts: z.record(z.string(), z.number()), exportedAt: z.string() });

/**
 * Reads every record of the organisation once, and twice where the person has been. Of others, the files contain only
 * what they told the person.
 */
export const exportMyDataWork = (deps: Deps): JobWork => ({
  oneAtATime: () => scanLease.name,
  work: (run) => new Export(deps, run).work(),
});

class Export {
  readonly #deps: Deps;
  readonly #run: JobRun;
  readonly #gathering: Gathering;
  readonly #files: ReadonlyMap<string, FileWriter>;
  #mark: Mark | undefined;
  #keptAt = 0;

  constructor(deps: Deps, run: JobRun) {
    this.#deps = deps;
    this.#run = run;
    this.#mark = mark.optional().parse(run.mark);
    const records = deps.records.forTenant(run.actor.tenantId);
    this.#gathering = new Gathering(deps, records, run.actor);
    this.#files = new Map(
      fileNames.map((name) => {
        const file = keptFile(deps, run.actor, run.runId, name);
        return [name, new FileWriter(file, () => deps.now(), this.#mark?.parts[name])];
      }),
    );
  }

  async work(): Promise<z.infer<typeof result>> {
    const { actor, step } = { actor: this.#run.actor, step: () => this.#run.step() };
    const records = this.#deps.records.forTenant(actor.tenantId);
    const { person, joined } = await personOfScan(this.#deps, actor);
    const now = (this.#mark ??= await this.#begin(person));
    const found = new Set(now.found);
    const seen = new Set(now.found);
    for await (const page of pagesOf(records, "tenant", now.scan)) {
      for (const record of page.records) {
        await step();
        const communityId = communityAt(record);
        if (communityId === undefined) continue;
        now.communities.done += 1;
        if (seen.has(communityId)) continue;
        seen.add(communityId);
        const options = { hasJoined: joined.has(communityId), step };
        const here = await this.#gathering.ofCommunity(communityId, person, options);
        if (here === undefined) continue;
        const head = `${found.size > 0 ? "," : ""}\n    { "id": ${JSON.stringify(communityId)}, "name": ${JSON.stringify(here.name)}, "held": [`;
        if ((await this.#things(here.held, head)) === 0) continue;
        await this.#json("\n    ]}");
        found.add(communityId);
      }
      this.#mark = { ...now, scan: page.mark, found: [...found] };
      await this.#keepNowAndThen();
    }
    await this.#json(`\n  ],\n  "leftOut": ${JSON.stringify(this.#leftOut())}\n}\n`);
    for (const file of this.#files.values()) await file.flush();
    return { parts: this.#parts(), exportedAt: now.exportedAt };
  }

  /** The person's own records come first. Removes an earlier export. */
  async #begin(person: Parameters<Gathering["ofPerson"]>[0]): Promise<Mark> {
    const { actor } = this.#run;
    const step = () => this.#run.step();
    const records = this.#deps.records.forTenant(actor.tenantId);
    await removeFiles(records, personScope(actor), exportedPartKind, step);
    const head: Pick<MyDataFile, "format" | "version" | "exportedAt" | "person"> = {
      format: "commonplace-my-data",
      version: 1,
      exportedAt: this.#deps.now().toISOString(),
      person: { userId: actor.userId, name: actor.name },
    };
    await this.#json(`${JSON.stringify(head, undefined, 2).slice(0, -2)},\n  "own": [`);
    await this.#things(this.#gathering.ofPerson(person, step), "");
    await this.#json(`\n  ],\n  "communities": [`);
    const all = await countCommunities(records, step);
    const { exportedAt } = head;
    return { communities: { all, done: 0 }, parts: {}, found: [], leftOut: [], exportedAt };
  }

  async #keepNowAndThen(): Promise<void> {
    const now = this.#deps.now().getTime();
    if (this.#mark === undefined || now < this.#keptAt + keptEvery) return;
    this.#keptAt = now;
    for (const file of this.#files.values()) await file.flush();
    const { all, done } = this.#mark.communities;
    const kept: Mark = { ...this.#mark, parts: this.#parts(), leftOut: this.#leftOut() };
    await this.#run.keep(kept, Math.min(done / Math.max(all, 1), 1));
  }

  #leftOut(): Mark["leftOut"] {
    return [...(this.#mark?.leftOut ?? []), ...this.#gathering.leftOut].slice(0, leftOutNamed);
  }

  #parts(): Record<string, number> {
    return Object.fromEntries([...this.#files].map(([name, file]) => [name, file.parts]));
  }

  /** @param head written before the first one. @returns their number. */
  async #things(
    held: Iterable<PersonalDataHere> | AsyncIterable<PersonalDataHere>,
    head: string,
  ): Promise<number> {
    let count = 0;
    for await (const { things, pages } of held) {
      await this.#run.step();
      for (const thing of things) await this.#json(`${count++ > 0 ? "," : head}\n${indented(thing)}`);
      for (const { folder, title, markdown } of pages) {
        const file = this.#files.get(nameOf(folder));
        if (file?.isEmpty === true) await file.write(`# My ${folder}\n\n`);
        await file?.write(`## ${title.replace(/\s+/gu, " ")}\n\n${withHardBreaks(markdown)}\n\n`);
      }
    }
    return count;
  }

  async #json(text: string): Promise<void> {
    await this.#files.get(jsonName)?.write(text);
  }
}

/** As an item of a list in the file. */
const indented = (value: object): string => JSON.stringify(value, undefined, 2).replace(/^/gmu, "    ");

const keptFile = (deps: Pick<Deps, "records">, actor: Actor, runId: string, name: string): KeptFile => ({
  records: deps.records.forTenant(actor.tenantId),
  scope: personScope(actor),
  kind: exportedPartKind,
  name: `${runId}.${name}`,
});

export interface ExportedFile {
  /** `my-data.json`, which holds everything, or the person's own texts of one kind in Markdown. */
  readonly name: string;
  /** Its bytes, read as they are asked for. */
  readonly bytes: () => AsyncIterable<Buffer>;
}

/** What the person's export left, ISO 8601 when. */
export async function openMyExport(
  deps: Pick<Deps, "records">,
  actor: Actor,
): Promise<{ readonly exportedAt: string; readonly files: readonly ExportedFile[] }> {
  const job = await findMyJob(deps, actor, "exportMyData");
  if (job?.state !== "done") throw new Refusal({ code: "notFound" });
  const { parts, exportedAt } = result.parse(job.result);
  const files = Object.entries(parts).flatMap(([name, count]) =>
    count === 0 ? [] : [{ name, bytes: () => partsOf(keptFile(deps, actor, job.runId, name), count) }],
  );
  return { exportedAt, files };
}
