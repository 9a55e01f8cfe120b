import type { Activity } from "botbuilder";
import type { Community } from "../../community/communities/community.ts";
import { entrySummary, findSimilarEntries } from "../../community/entries/find-entries.ts";
import { loggedFault } from "../../logged-fault.ts";
import { actorFrom } from "../activity.ts";
import type { SimilarEntry } from "../cards/similar-part.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** What the community already knows of this, most similar first. Never throws. */
export async function similarTo(
  deps: TeamsDeps,
  activity: Activity,
  community: Community,
  title: string,
): Promise<SimilarEntry[]> {
  try {
    const found = await findSimilarEntries(deps, actorFrom(activity), [community], title);
    return found.map((one) => {
      const entry = entrySummary(one, deps.now());
      const link = deps.links[entry.kind](entry.communityId, entry.id);
      return { entry, link };
    });
  } catch (error) {
    // Nobody who asks or saves waits for an index that is disposable.
    deps.log.error({ fault: loggedFault(error) }, "Nothing similar could be looked for.");
    return [];
  }
}
