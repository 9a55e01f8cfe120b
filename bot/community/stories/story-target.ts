import type { StoryTargetView } from "../../contract/stories.ts";
import type { Actor } from "../core/actor.ts";
import type { Entry } from "../entries/entry.ts";
import { findShownEntry } from "../entries/seen-entries.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";

/** The subject of a story, after access was checked; without a title when it is gone or hidden. */
export async function targetView(
  deps: Pick<CommunityDeps, "records" | "onUnreadable">,
  actor: Actor,
  community: Community,
  about: EntryRef,
): Promise<StoryTargetView> {
  return viewOfTarget(await findShownEntry(deps, actor, community, about), about);
}

/** Of what was found of it. */
export function viewOfTarget(entry: Entry | undefined, about: EntryRef): StoryTargetView {
  if (!entry) return { kind: about.kind, id: about.id };
  const { title } = entry.kind === "tip" ? entry.tip : entry.problem;
  return { kind: about.kind, id: about.id, title };
}
