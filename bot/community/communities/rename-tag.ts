// Renaming tags: what a community calls something is its members' affair, and a mistake is one step back.
import type { RenameTagInput, TagRenamesView } from "../../contract/tags.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { changeCommunity, type ChangeDeps } from "./change-community.ts";
import type { Community } from "./community.ts";
import { Refusal } from "../core/refusal.ts";
import { tagName } from "./tag-names.ts";

/**
 * Gives a tag another name in all tips and problems, those that bear it later included; two tags of one name are one
 * from then on. Anybody with access may. Harmless to repeat.
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

/**
 * Takes a new name back: every entry has its own tag again, whatever else was changed in it since. Anybody with access
 * may. Harmless to repeat.
 */
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
