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

const fileName = ".m365agentsplayground.yml";

/** The file of the team is not as it must be; the message says where. */
export class UnreadableTeamError extends Error {
  override name = "UnreadableTeamError";
}

/**
 * What `.m365agentsplayground.yml` says of the team; the Playground reads the same file.
 * Throws {@link UnreadableTeamError}.
 */
export async function readLocalTeam() {
  const text = await readFile(fileName, "utf8").catch(() => {
    throw new UnreadableTeamError(`${fileName} is missing: take it from the project again.`);
  });
  const { data: file, error } = playgroundFile.safeParse(parseYaml(text));
  if (error) throw new UnreadableTeamError(`${fileName} is not as it must be:\n${z.prettifyError(error)}`);
  return {
    tenantId: file.tenantId,
    /** The Playground's acting person comes first. */
    people: [file.currentUser, ...file.users].map(({ name, aadObjectId }) => ({ userId: aadObjectId, name })),
    /** The team's General channel has the id of the team. */
    general: { conversationId: file.team.id, kind: "channel", name: "General" },
  } as const;
}

function parseYaml(text: string): unknown {
  try {
    return parse(text);
  } catch (error) {
    throw new UnreadableTeamError(`${fileName} is no YAML.`, { cause: error });
  }
}

export type LocalTeam = Awaited<ReturnType<typeof readLocalTeam>>;
