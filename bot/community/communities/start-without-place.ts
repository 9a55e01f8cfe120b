// Starting a community before it is known where it will live: from the personal tab, which is in no channel or chat.
import type { StartWithoutPlaceInput } from "../../contract/community-settings.ts";
import type { Actor } from "../core/actor.ts";
import { communityFrom, communityRecord, type Community } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { addMembership } from "./memberships.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { writeListing } from "./listing.ts";
import { noteWithoutPlace } from "./without-place.ts";
import { asPerson } from "../core/person.ts";

/**
 * Starts a community that has no place; the person becomes its first steward and member. Nobody is asked. Open to the
 * organisation at once, where that is chosen: nobody has written anything yet. The person's own list comes first, so
 * that no community stands in nobody's list; broken off anywhere, doing it again completes it, and the same nonce again
 * gives the same community.
 */
export async function startWithoutPlace(
  deps: Pick<CommunityDeps, "records" | "access" | "newId" | "quotas">,
  actor: Actor,
  { name, purpose, visibility, nonce }: StartWithoutPlaceInput,
): Promise<Community> {
  await deps.quotas.spend(actor, "startedCommunities", 1);
  const id = derivedId("community without a place", actor.userId, nonce);
  await addMembership(deps, actor, id);

  const records = deps.records.forTenant(actor.tenantId);
  await noteWithoutPlace(records, id);
  const record = communityRecord({
    id,
    idKey: deps.newId(),
    name,
    purpose,
    places: [],
    stewards: [asPerson(actor)],
    isSample: false,
    ...(visibility === "organisation" && { visibility }),
  });
  const written = await records.write(record, { absent: true });
  const stored = written.outcome === "written" ? written.record : written.current;
  if (!stored) throw new Error("A community vanished while it was started.");
  const community = communityFrom(stored);
  if (!(await deps.access.mayEnter(actor, community, "write"))) throw new Refusal({ code: "notFound" });

  if (visibility === "organisation") await writeListing(deps, actor, community);
  return community;
}
