// People of a community: those on the rosters of its places, and admitted people.
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { visibilityAt, type Community } from "./community.ts";
import { memberships } from "./memberships.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { RosterUnavailableError, type KnownPerson } from "./roster.ts";
import { getCommunity } from "./enter.ts";

type Deps = Pick<CommunityDeps, "people">;

/** A person of a community by the name that Teams knows. */
export async function findPerson(
  deps: Deps,
  { tenantId }: Pick<Actor, "tenantId">,
  { places, admitted }: Pick<Community, "places" | "admitted">,
  userId: string,
): Promise<KnownPerson | undefined> {
  const letIn = admitted.find((one) => one.userId === userId);
  if (letIn) return letIn;
  const conversationIds = places.map(({ conversationId }) => conversationId);
  return findOnRosters(deps, tenantId, conversationIds, userId);
}

/** Like {@link findPerson}; where the organisation may enter, also people who joined, by their name then. */
export async function findMember(
  deps: Deps & Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  community: Community,
  userId: string,
): Promise<KnownPerson | undefined> {
  const isOpen = visibilityAt(community, deps.now()) === "organisation";
  const known = await findPerson(deps, actor, community, userId).catch((error: unknown) => {
    if (isOpen && error instanceof Refusal) return undefined;
    throw error;
  });
  if (known || !isOpen) return known;
  const joined = await memberships.find(deps.records.forTenant(actor.tenantId), { userId });
  return joined.communityIds.includes(community.id) ? { userId, name: joined.name ?? "" } : undefined;
}

/** A person on the roster of one of these conversations. */
export async function findOnRosters(
  { people }: Deps,
  tenantId: string,
  conversationIds: readonly string[],
  userId: string,
): Promise<KnownPerson | undefined> {
  const answers = await Promise.allSettled(
    conversationIds.map((conversationId) => people.find(tenantId, conversationId, userId)),
  );
  const found = answers.find((answer) => answer.status === "fulfilled" && answer.value !== undefined);
  if (found?.status === "fulfilled") return found.value;
  const reasons = answers.flatMap((answer) =>
    answer.status === "rejected" ? [refusalOf(answer.reason)] : [],
  );
  // Of several reasons the one that passes: asking again can help.
  const passing = reasons.find((one) => one instanceof Refusal && one.reason.code === "teamsUnavailable");
  if (reasons.length > 0) throw passing ?? reasons[0];
  return undefined;
}

/** People to choose from, by name, without oneself; none for a visitor of a community that is open to the organisation. */
export async function listPeople(
  deps: Deps & Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
): Promise<readonly KnownPerson[]> {
  return peopleOf(deps, actor, await getCommunity(deps, actor, communityId, "read"));
}

/** Like {@link listPeople}, of a community to which access is already judged. Rosters are for people on one of them. */
export async function peopleOf(
  { people, access }: Deps & Pick<CommunityDeps, "access">,
  actor: Actor,
  community: Community,
): Promise<readonly KnownPerson[]> {
  const { visibilityPlan: _plan, ...ofPlaces } = community;
  if (!(await access.mayEnter(actor, { ...ofPlaces, visibility: "places" }, "read"))) return [];
  const { tenantId, userId } = actor;
  const { places, admitted } = community;
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
