import { Readable } from "node:stream";
import type { Actor } from "../../../bot/community/core/actor.ts";
import { importCommunity } from "../../../bot/community/moving/import-community.ts";
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
