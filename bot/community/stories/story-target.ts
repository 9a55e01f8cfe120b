// What a story is about: whether it is there, what it is called, and who helped.
import type { StoryTargetView } from "../../contract/stories.ts";
import type { Actor } from "../actor.ts";
import { findEntry } from "../board/read-board.ts";
import type { Community } from "../community.ts";
import type { Entry } from "../entry.ts";
import type { CommunityDeps } from "../ports.ts";
import type { StoryTarget } from "./story.ts";

type Deps = Pick<CommunityDeps, "records" | "onUnreadable">;

/**
 * The target as people see it, of a community whose access is already judged; without a title when it is not there to be
 * read any more. At most one store round trip.
 */
export async function targetView(
  deps: Deps,
  actor: Actor,
  community: Community,
  about: StoryTarget,
): Promise<StoryTargetView> {
  const title = await titleOf(deps, actor, community, about);
  return { kind: about.kind, id: about.id, ...(title !== undefined && { title }) };
}

async function titleOf(deps: Deps, actor: Actor, community: Community, { kind, id }: StoryTarget) {
  switch (kind) {
    case "community":
      return id === community.id ? community.name : undefined;
    case "tip":
    case "problem": {
      const entry = await findEntry(deps, actor, community, { kind, id });
      return entry && wordsOf(entry).title;
    }
    case "recognition":
      return undefined;
  }
}

const wordsOf = (entry: Entry) => (entry.kind === "tip" ? entry.tip : entry.problem);
