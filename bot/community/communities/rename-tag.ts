// Renaming tags: what a community calls something is its members' affair, and a mistake is one step back.
import type { RenameTagInput, TagRenamesView } from "../../contract/tags.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { changeCommunity, type ChangeDeps } from "./change-community.ts";
import type { Community } from "./community.ts";
import { Refusal } from "../core/refusal.ts";
import { tagName } from "./tag-names.ts";

/**
 * Renames a tag in all tips and problems, later ones included; two tags of one name become one. Open to all with
 * access. Harmless to repeat.
 */
export async function renameTag(
  deps: ChangeDeps,
  actor: Actor,
  communityId: string,
  { from, to }: RenameTagInput,
): Promise<Community> {
  if (from === to) throw new Refusal({ code: "invalidInput", fields: { to: "wrong" } });
  const id = deps.newId();
  return changeCommunity(deps, actor, communityId, (community) => {
    const { tagRenames } = community;
    if (tagName(community, from) !== from) {
      if (tagName(community, from) === tagName(community, to)) return undefined;
      throw new Refusal({ code: "tagRenamed" });
    }
    if (tagRenames.length >= limits.tagRenames) throw new Refusal({ code: "tooManyTagRenames" });
    return {
      changes: { tagRenames: [...tagRenames, { id, from, to }] },
      action: { kind: "tagRenamed", about: to, before: from },
    };
  });
}

/** Undoes a renaming: every entry has its own tag again. Open to all with access. Harmless to repeat. */
export const undoTagRename = (
  deps: ChangeDeps,
  actor: Actor,
  communityId: string,
  renameId: string,
): Promise<Community> =>
  changeCommunity(deps, actor, communityId, ({ tagRenames }) => {
    const undone = tagRenames.find(({ id }) => id === renameId);
    if (!undone) return undefined;
    return {
      changes: { tagRenames: tagRenames.filter((rename) => rename !== undone) },
      action: { kind: "tagRenameUndone", about: undone.from, before: undone.to },
    };
  });

/** The newest first. */
export const tagRenamesView = ({ tagRenames }: Community): TagRenamesView => ({
  renames: tagRenames.map(({ id, from, to }) => ({ id, from, to })).reverse(),
});
