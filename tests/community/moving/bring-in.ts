import { createHash } from "node:crypto";
import { Readable } from "node:stream";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
import { idsHere, type IdHere } from "../../../bot/community/moving/own-ids.ts";
import { anonymousInFile } from "../../../bot/community/moving/people-in-file.ts";
import type { CommunityFile } from "../../../bot/contract/community-file.ts";
import type { CommunityDeps } from "../../../bot/community/communities/ports.ts";

/** Brings in what stands in a file, as it would be uploaded. */
export const bringIn = (
  deps: CommunityDeps,
  actor: Actor,
  communityId: string,
  file: object,
): Promise<void> =>
  importCommunity(deps, actor, communityId, {
    bytes: () => Readable.from([Buffer.from(JSON.stringify(file))]),
    step: () => Promise.resolve(),
  });

/** Which ids the things of a file get in the community into which it is brought. @param file text or value of it. */
export function idsIn(communityId: string, file: object | string): IdHere {
  const text = typeof file === "string" ? file : JSON.stringify(file);
  return idsHere({ communityId, from: createHash("sha256").update(text).digest("base64url") });
}

/** The file with the ids of that community, wherever an id of what is in it stands. */
export function withIdsIn(communityId: string, file: CommunityFile): CommunityFile {
  const here = idsIn(communityId, file);
  const { tips, problems, stories, actions } = file;
  const replies = problems.flatMap((problem) => problem.replies);
  let text = JSON.stringify(file);
  for (const { id } of [...tips, ...problems, ...stories, ...actions, ...replies])
    text = text
      .replaceAll(`"${id}"`, `"${here(id)}"`)
      .replaceAll(anonymousInFile(id).sign, anonymousInFile(here(id)).sign);
  return JSON.parse(text) as CommunityFile;
}
