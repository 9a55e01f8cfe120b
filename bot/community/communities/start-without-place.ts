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
 * Starts a community without a place, with the person as first steward and member; open to the organisation at once if
 * chosen, since it is empty. The person's list is written first, so that no community is on no list. Interrupted, a
 * repeat with the same nonce completes it.
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
