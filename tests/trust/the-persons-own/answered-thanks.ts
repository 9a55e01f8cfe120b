// Thanks that wait for the thanked person's answer, and all that anybody else can see of them.
import type { Actor } from "../../../bot/community/core/actor.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { answerThanks } from "../../../bot/community/thanks/answer-thanks.ts";
import { giveThanks } from "../../../bot/community/thanks/give-thanks.ts";
import { givenView } from "../../../bot/community/thanks/given.ts";
import { listGiven, listReceived, listShown } from "../../../bot/community/thanks/read-thanks.ts";
import type { ThanksAnswer } from "../../../bot/contract/thanks.ts";
import { ada, channel, givenCommunity, grace, openWorld } from "../../community/world.ts";

/** A member, like Ada, who is the steward, and Grace, who is thanked. */
const linus: Actor = { ...ada, userId: "aaaaaaaa-0000-4000-8000-000000000003", name: "Linus Torvalds" };

export async function openThanks() {
  const world = await openWorld();
  const { deps, roster } = world;
  roster.put(channel.conversationId, ada, grace, linus);
  const community = await givenCommunity(world);
  const person = { userId: grace.userId, name: grace.name };
  const reason = "She showed me how to name my loops.";
  const { thanksId } = await giveThanks(deps, linus, community.id, { person, reason });
  return {
    answer: (answer: ThanksAnswer) => answerThanks(deps, grace, thanksId, { answer }),
    /** What the steward and the giver are shown, and what lies in the community's own scope. */
    seenByOthers: async () => {
      const [toSteward, toGiver, given, received, stored] = await Promise.all([
        listShown(deps, ada, community.id),
        listShown(deps, linus, community.id),
        listGiven(deps, linus),
        listReceived(deps, ada),
        deps.records.forTenant(ada.tenantId).changesSince(communityScope(community.id), undefined, 1_000),
      ]);
      return {
        shown: toSteward.thanks.length,
        shownToGiver: toGiver.thanks.length,
        given: given.thanks.map(givenView),
        receivedBySteward: received.thanks.length,
        isStored: JSON.stringify(stored.written).includes(reason),
      };
    },
    close: () => world.close(),
  };
}
