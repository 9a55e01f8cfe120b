// Access to a community belongs to the people on the roster of one of its places. Answers are cached for a short time;
// there is no second list of members. A community without a place is open to its stewards.
import type { Actor } from "../core/actor.ts";
import { isGone, visibilityAt, type Community } from "./community.ts";
import { KnownMembers } from "./known-members.ts";
import { mayEnterWithoutPlace } from "./policies.ts";
import { Refusal } from "../core/refusal.ts";
import { RosterUnavailableError, type Roster } from "./roster.ts";

/** Times in milliseconds. */
export const accessTimes = {
  /** How long a yes is believed. Another instance believes it so long after Teams told this one of a change. */
  member: 5 * 60_000,
  /** How long a no is believed. */
  stranger: 30_000,
  /** While Teams gives no answer, recent members may go on reading. */
  readingWithoutTeams: 60 * 60_000,
} as const;

export type Intent = "read" | "write";

export interface Access {
  /**
   * Whether the person belongs to the channel or chat. Concurrent callers share one question to Teams. Throws {@link
   * Refusal} `teamsUnavailable` or `appNotInstalled` when Teams has no answer; who belonged within the last hour may
   * still read.
   */
  isMemberOf(actor: Actor, conversationId: string, intent: Intent): Promise<boolean>;
  /**
   * Whether the person is on the roster of one of its places, was admitted, belongs to the organisation to which it is
   * open, or is a steward while it has no place. A removed community is open to no one. Rosters are asked last. Throws
   * {@link Refusal} as `isMemberOf` does, when one place gave no answer and no other let the person in.
   */
  mayEnter(actor: Actor, community: Community, intent: Intent): Promise<boolean>;
  /** Whether a community was closed so long ago that it is gone for good. */
  isGone(community: Community): boolean;
  /** Forgets the answers of this instance about a place: Teams told of a change there. */
  forgetPlace(tenantId: string, conversationId: string): void;
  /**
   * Forgets the answers of this instance about a person: people who leave a team leave its channels, which Teams does
   * not tell.
   */
  forgetPerson(tenantId: string, userId: string): void;
  /** Forgets all answers of this instance about an organisation: a team changed, and Teams does not name its channels. */
  forgetTenant(tenantId: string): void;
}

export function createAccess(deps: { roster: Roster; now: () => Date }): Access {
  const members = new KnownMembers(deps.roster, () => deps.now().getTime());

  const isMemberOf: Access["isMemberOf"] = async (actor, conversationId, intent) => {
    const known = members.find(actor, conversationId);
    const age = known ? deps.now().getTime() - known.at : Infinity;
    if (known && age < (known.isMember ? accessTimes.member : accessTimes.stranger)) return known.isMember;
    try {
      return await members.ask(actor, conversationId);
    } catch (error) {
      if (!(error instanceof RosterUnavailableError)) throw error;
      if (intent === "read" && known?.isMember && age < accessTimes.readingWithoutTeams) return true;
      throw new Refusal({ code: error.reason === "notInstalled" ? "appNotInstalled" : "teamsUnavailable" });
    }
  };

  return {
    isMemberOf,

    async mayEnter(actor, community, intent) {
      const now = deps.now();
      if (isGone(community, now)) return false;
      if (visibilityAt(community, now) === "organisation") return true;
      if (community.admitted.some(({ userId }) => userId === actor.userId)) return true;
      if (mayEnterWithoutPlace(actor, community, now)) return true;
      const answers = await Promise.allSettled(
        community.places.map((place) => isMemberOf(actor, place.conversationId, intent)),
      );
      if (answers.some((answer) => answer.status === "fulfilled" && answer.value)) return true;
      const unanswered = answers.find((answer) => answer.status === "rejected");
      if (unanswered) throw unanswered.reason;
      return false;
    },

    isGone: (community) => isGone(community, deps.now()),

    forgetPlace: (tenantId, conversationId) => members.forgetPlace(tenantId, conversationId),

    forgetPerson: (tenantId, userId) => members.forgetPerson({ tenantId, userId }),

    forgetTenant: (tenantId) => members.forgetTenant(tenantId),
  };
}
