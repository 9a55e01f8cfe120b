import type { StartCommunityInput } from "../../contract/communities.ts";
import type { Actor } from "../core/actor.ts";
import { communityFrom, communityRecord, type Community } from "./community.ts";
import { derivedId } from "../core/ids.ts";
import { addMembership } from "./memberships.ts";
import { namedPlace, type PlaceToName } from "./named-place.ts";
import { claimPlace } from "./places.ts";
import type { CommunityDeps } from "./ports.ts";
import { Refusal } from "../core/refusal.ts";
import { asPerson } from "../core/person.ts";

/**
 * Starts a community in a channel or chat, with the person as first steward and member. The place is claimed first, so
 * that of two concurrent starts one gets `placeTaken` with the other's community. Interrupted, a repeat with the same
 * nonce completes it.
 */
export async function startCommunity(
  deps: Pick<CommunityDeps, "records" | "access" | "now" | "newId" | "quotas" | "nameOfChannel">,
  actor: Actor,
  input: Omit<StartCommunityInput, "place"> & { readonly place: PlaceToName },
): Promise<Community> {
  const { conversationId } = input.place;
  if (!(await deps.access.isMemberOf(actor, conversationId, "write")))
    throw new Refusal({ code: "notFound" });
  await deps.quotas.spend(actor, "startedCommunities", 1);
  const records = deps.records.forTenant(actor.tenantId);
  const ownId = derivedId("community", conversationId, actor.userId, input.nonce);

  const communityId = await claimPlace(deps, actor, conversationId, ownId);

  const { name, purpose } = input;
  const places = [await namedPlace(deps, input.place)];
  const stewards = [asPerson(actor)];
  const written = await records.write(
    communityRecord({
      id: communityId,
      idKey: deps.newId(),
      name,
      purpose,
      places,
      stewards,
      isSample: false,
    }),
    {
      absent: true,
    },
  );
  const record = written.outcome === "written" ? written.record : written.current;
  if (!record) throw new Error("A community vanished while it was started.");
  const community = communityFrom(record);
  const isOurs = communityId === ownId && community.stewards.includes(actor.userId);
  if (written.outcome === "conflict" && !isOurs) throw new Refusal({ code: "placeTaken", communityId });

  await addMembership(deps, actor, communityId);
  return community;
}
