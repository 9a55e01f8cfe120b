// The tags of a community, as they cross the wire.
import { z } from "zod";
import { optionalLine, ownId, storedTag } from "./fields.ts";
import { limits } from "./limits.ts";

export const tagsQuery = z.object({
  /** Only tags of which a word begins so. */
  begun: optionalLine(limits.tag).default(""),
});

/** `GET …/tags`: tags in use, most used first. */
export interface TagsView {
  tags: string[];
}

/** `POST …/tag-renames`: `from` is called `to` from now on; if there is a tag `to`, the two become one. */
export const renameTagInput = z.object({ from: storedTag, to: storedTag });
export type RenameTagInput = z.infer<typeof renameTagInput>;

export const tagRenameParams = z.object({ communityId: ownId, renameId: ownId });

export interface TagRenameView {
  id: string;
  from: string;
  to: string;
}

/** `GET …/tag-renames`, and the answer to every change of them; newest first. */
export interface TagRenamesView {
  renames: TagRenameView[];
}
