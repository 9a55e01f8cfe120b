// The invented team of the Playground: who is in it, and where it talks.
import { readFile } from "node:fs/promises";
import { parse } from "yaml";
import { z } from "zod";

const person = z.object({ name: z.string(), aadObjectId: z.guid() });

const playgroundFile = z.object({
  tenantId: z.guid(),
  currentUser: person,
  users: z.array(person),
  team: z.object({ id: z.string(), name: z.string() }),
});

/** What `.m365agentsplayground.yml` says of the team; the Playground reads the same file. */
export async function readLocalTeam() {
  const file = playgroundFile.parse(parse(await readFile(".m365agentsplayground.yml", "utf8")));
  return {
    tenantId: file.tenantId,
    /** Whoever acts in the Playground comes first. */
    people: [file.currentUser, ...file.users].map(({ name, aadObjectId }) => ({ userId: aadObjectId, name })),
    /** The team's General channel has the id of the team. */
    general: { conversationId: file.team.id, kind: "channel", name: "General" },
  } as const;
}

export type LocalTeam = Awaited<ReturnType<typeof readLocalTeam>>;
