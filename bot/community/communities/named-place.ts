import type { ClientPlaceInput, PlaceInput } from "../../contract/communities.ts";
import { conversationKind } from "../../contract/conversation-kind.ts";
import { nameFromOutside } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import type { CommunityDeps } from "./ports.ts";

/** A place as a client tells of it, or with the name that Teams told of it. */
export type PlaceToName = ClientPlaceInput & Partial<Pick<PlaceInput, "name">>;

/**
 * A place by what Teams says of it, for a person who belongs there: without a name while Teams does not say one, until it
 * tells of a new one. Its id says what it is, where it can; that it is private is believed of a client until Teams tells otherwise.
 */
export async function namedPlace(
  { nameOfChannel }: Pick<CommunityDeps, "nameOfChannel">,
  { conversationId, kind, teamId, name = "", isPrivate }: PlaceToName,
): Promise<PlaceInput> {
  const known = conversationKind(conversationId);
  const isAsked = name === "" && teamId !== undefined;
  const told = isAsked
    ? nameFromOutside(await nameOfChannel(teamId, conversationId), limits.placeName)
    : name;
  return {
    conversationId,
    kind: known === "channel" || known === "groupChat" ? known : kind,
    name: told,
    ...(isPrivate !== undefined && { isPrivate }),
  };
}
