import type { ShownThanksView } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import { namedView } from "../communities/claim.ts";
import { hiddenView } from "../communities/hiding.ts";
import { aboutView } from "./about.ts";
import { type ShownThanks, hideableThanks } from "./shown.ts";

export function shownView(thanks: ShownThanks, community: Community, actor: Actor): ShownThanksView {
  const hidden = hiddenView(actor, hideableThanks(thanks), community);
  const isToMe = thanks.to.userId === actor.userId;
  const isFromMe = thanks.from.userId === actor.userId;
  return {
    id: thanks.id,
    from: namedView(thanks.from),
    to: namedView(thanks.to),
    reason: thanks.reason,
    ...(thanks.about && { about: aboutView(thanks.about, community) }),
    shownAt: thanks.shownAt,
    seconds: thanks.seconds.map(({ by, reason, at }) => ({
      by: namedView(by),
      reason,
      at,
      isMine: by.userId === actor.userId,
    })),
    isToMe,
    isFromMe,
    canSecond: !isToMe && !isFromMe,
    ...(hidden && { hidden }),
  };
}
