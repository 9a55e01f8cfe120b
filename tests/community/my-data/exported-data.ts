import { z } from "zod";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { askForJob } from "../../../bot/community/jobs/my-jobs.ts";
import { openMyExport } from "../../../bot/community/my-data/export-my-data.ts";
import { workOff } from "../world.ts";
import type { EntryDeps } from "../../../bot/community/entries/search.ts";

const held = z.array(z.looseObject({ kind: z.string(), id: z.string(), data: z.looseObject({}) }));
const myDataFile = z.object({
  person: z.object({ userId: z.string(), name: z.string() }),
  own: held,
  communities: z.array(z.object({ id: z.string(), name: z.string(), held })),
  leftOut: z.array(z.unknown()),
});

/** What somebody's export holds, once it was asked for and worked off. */
export async function exportedData(deps: EntryDeps, actor: Actor) {
  await askForJob(deps, actor, "exportMyData");
  await workOff(deps);
  const texts = new Map<string, string>();
  for (const { name, bytes } of (await openMyExport(deps, actor)).files) {
    const parts: Buffer[] = [];
    for await (const part of bytes()) parts.push(part);
    texts.set(name, Buffer.concat(parts).toString());
  }
  return { file: myDataFile.parse(JSON.parse(texts.get("my-data.json") ?? "")), texts };
}
