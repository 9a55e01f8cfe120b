// Who can be thanked in a community: whom Teams has on the roster of one of its places, and whom stewards let in.
import { limits } from "../../contract/limits.ts";
import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import type { Community } from "../community.ts";
import { RosterUnavailableError, type CommunityDeps, type KnownPerson } from "../ports.ts";
import { Refusal } from "../refusal.ts";

type Deps = Pick<CommunityDeps, "people">;

/**
 * Somebody of a community by the name that Teams knows. No store round trip.
 * Throws {@link Refusal} `teamsUnavailable` or `appNotInstalled` when no place knows them and one gave no answer.
 */
export async function findPerson(
  { people }: Deps,
  { tenantId }: Actor,
  { places, admitted }: Community,
  userId: string,
): Promise<KnownPerson | undefined> {
  const letIn = admitted.find((one) => one.userId === userId);
  if (letIn) return letIn;
  const answers = await Promise.allSettled(
    places.map(({ conversationId }) => people.find(tenantId, conversationId, userId)),
  );
  const found = answers.find((answer) => answer.status === "fulfilled" && answer.value !== undefined);
  if (found?.status === "fulfilled") return found.value;
  const unanswered = answers.find((answer) => answer.status === "rejected");
  if (unanswered) throw refusalOf(unanswered.reason);
  return undefined;
}

/**
 * People to choose from, by name, without oneself. One store round trip.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function listPeople(
  deps: Deps & Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
): Promise<readonly KnownPerson[]> {
  return peopleOf(deps, actor, await getCommunity(deps, actor, communityId, "read"));
}

/** Like {@link listPeople}, of a community to which access is already judged. */
export async function peopleOf(
  { people }: Deps,
  { tenantId, userId }: Actor,
  { places, admitted }: Community,
): Promise<readonly KnownPerson[]> {
  const answers = await Promise.allSettled(
    places.map(({ conversationId }) => people.list(tenantId, conversationId)),
  );
  const unanswered = answers.find((answer) => answer.status === "rejected");
  if (unanswered && answers.every(({ status }) => status === "rejected")) throw refusalOf(unanswered.reason);
  const onRosters = answers.flatMap((answer) => (answer.status === "fulfilled" ? answer.value : []));
  const byId = new Map([...onRosters, ...admitted].map((one) => [one.userId, one]));
  byId.delete(userId);
  return [...byId.values()]
    .sort((a, b) => a.name.localeCompare(b.name) || a.userId.localeCompare(b.userId))
    .slice(0, limits.peopleToChoose);
}

function refusalOf(error: unknown): unknown {
  if (!(error instanceof RosterUnavailableError)) return error;
  return new Refusal({ code: error.reason === "notInstalled" ? "appNotInstalled" : "teamsUnavailable" });
}
