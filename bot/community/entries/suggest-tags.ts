import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { tagName } from "../communities/tag-names.ts";
import type { EntryDeps } from "./search.ts";

/**
 * Tags in use in a community, by their current names, most used first; at most `limits.suggestedTags`.
 * @param begun only those with a word that begins so, in any case.
 */
export async function suggestTags(
  deps: Pick<EntryDeps, "search">,
  actor: Actor,
  community: Community,
  begun = "",
): Promise<readonly string[]> {
  const uses = new Map<string, number>();
  for (const one of await deps.search.tagsInUse(actor.tenantId, community.id)) {
    const name = tagName(community, one.tag);
    uses.set(name, (uses.get(name) ?? 0) + one.uses);
  }
  const start = begun.toLocaleLowerCase("en");
  return [...uses]
    .filter(([tag]) => tag.startsWith(start) || tag.includes(` ${start}`))
    .sort(([one, usesOfOne], [other, usesOfOther]) => usesOfOther - usesOfOne || (one < other ? -1 : 1))
    .slice(0, limits.suggestedTags)
    .map(([tag]) => tag);
}
