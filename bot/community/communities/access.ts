// Who has access to a community: those whom Teams has on the roster of one of its places. Answers are remembered
// for a short time; no second list of members is kept. One without a place is open to those who look after it.
import type { Actor } from "../core/actor.ts";
import { isGone, visibilityAt, type Community } from "./community.ts";
import { KnownMembers } from "./known-members.ts";
import { mayEnterWithoutPlace } from "./policies.ts";
import { Refusal } from "../core/refusal.ts";
import { RosterUnavailableError, type Roster } from "./roster.ts";

/** Times in milliseconds. */
export const accessTimes = {
  /** How long a yes is believed; also how long another instance goes on when Teams told this one of a change. */
  member: 5 * 60_000,
  /** How long a no is believed. */
  stranger: 30_000,
  /** While Teams cannot be asked, whoever was a member within this time may go on reading. */
  readingWithoutTeams: 60 * 60_000,
} as const;

export type Intent = "read" | "write";

export interface Access {
  /**
   * Whether the person belongs to the channel or chat. Teams is asked once for all who wait for the same answer.
   * Throws {@link Refusal} `teamsUnavailable` or `appNotInstalled` when Teams has no answer; a person who was known
   * to belong within the last hour may still read.
   */
  isMemberOf(actor: Actor, conversationId: string, intent: Intent): Promise<boolean>;
  /**
   * Whether the person may enter: on the roster of one of the places, let in by a steward, or of its organisation when
   * it is open to that; while it has no place, a steward, too. Nobody may enter one that is gone. Rosters are asked only
   * where nothing else lets the person in.
   * Throws {@link Refusal} as `isMemberOf` does, when no place let the person in and one gave no answer.
   */
  mayEnter(actor: Actor, community: Community, intent: Intent): Promise<boolean>;
  /** Whether a community was closed so long ago that it is gone for good. */
  isGone(community: Community): boolean;
  /** Forgets all answers of this instance about a place: Teams told of a change there. */
  forgetPlace(tenantId: string, conversationId: string): void;
  /** Forgets all answers of this instance about a person: who leaves a team leaves its channels, of which Teams does not tell. */
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
