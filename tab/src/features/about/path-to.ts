import type { Objectionable } from "../../../../bot/contract/moderation.ts";
import { paths } from "../../components/paths.ts";

/** Where it can be read: its own page, or the one on which it stands among others. */
export function pathTo(communityId: string, { kind, id }: Objectionable): string {
  switch (kind) {
    case "tip":
    case "problem":
      return paths[kind](communityId, id);
    case "recognition":
      return paths.thanks(communityId);
    case "story":
      return paths.stories(communityId);
  }
}
