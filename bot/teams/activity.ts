// What an activity says: who acts, where, in which language. Whatever is read here was sent by Teams' own channel.
import type { Activity } from "botbuilder";
import type { Actor } from "../community/core/actor.ts";
import { type PlaceInput, placeInput, type PlaceKind } from "../contract/communities.ts";
import { channelOf, conversationKind, privacyOf } from "../contract/conversation-kind.ts";
import { entraId, nameFromOutside } from "../contract/fields.ts";
import { limits } from "../contract/limits.ts";
import { stringsFor, type Strings } from "../strings/strings.ts";
import type { NameOfChannel } from "./channel-names.ts";

/** The activity does not say which person of which tenant acts: an app or an anonymous guest does. */
export class NoActorError extends Error {
  override name = "NoActorError";
}

interface TeamsData {
  readonly tenant?: { readonly id?: string };
  readonly team?: { readonly id?: string; readonly name?: string };
  readonly channel?: { readonly id?: string; readonly name?: string; readonly type?: string };
}

/** The activity guard checked these fields. */
const teamsData = (activity: Pick<Activity, "channelData">): TeamsData =>
  (activity.channelData as TeamsData | undefined) ?? {};

type Placed = Pick<Activity, "conversation" | "channelData">;

export const tenantIdFrom = (activity: Placed): string | undefined =>
  entraId.safeParse(teamsData(activity).tenant?.id ?? activity.conversation.tenantId).data;

/** Throws {@link NoActorError}. */
export function actorFrom(activity: Activity): Actor {
  const tenantId = tenantIdFrom(activity);
  const userId = entraId.safeParse(activity.from.aadObjectId).data;
  if (tenantId === undefined || userId === undefined) throw new NoActorError("No person in this activity.");
  return { tenantId, userId, name: nameFromOutside(activity.from.name, limits.personName) };
}

/** Id of the channel or chat, without the thread's message. */
export const conversationIdFrom = (activity: Placed): string =>
  teamsData(activity).channel?.id ?? channelOf(activity.conversation.id);

/** The channel or group chat where it happens, named if Teams named it; undefined in a chat between two. */
export function placeFrom(activity: Activity): PlaceInput | undefined {
  const kind = placeKindOf(activity);
  if (!kind) return undefined;
  // Botbuilder's type promises a name; Teams and the guard do not.
  const { name: conversationName = "" } = activity.conversation as { name?: string };
  const { channel } = teamsData(activity);
  const name = nameFromOutside(channel?.name ?? conversationName, limits.placeName);
  const conversationId = conversationIdFrom(activity);
  return placeInput.safeParse({ conversationId, kind, name, ...privacyOf(channel?.type) }).data;
}

/** The place of {@link placeFrom}; Teams is asked for the name of a channel that it did not name. */
export async function named(
  place: PlaceInput,
  activity: Activity,
  nameOfChannel: NameOfChannel,
): Promise<PlaceInput> {
  const teamId = teamsData(activity).team?.id;
  if (place.kind !== "channel" || place.name !== "" || teamId === undefined) return place;
  const name = await nameOfChannel(teamId, place.conversationId);
  return { ...place, name: nameFromOutside(name, limits.placeName) };
}

/** The id says it where it can; a client may leave the type out. */
function placeKindOf(activity: Activity): PlaceKind | undefined {
  const { conversationType, isGroup } = activity.conversation;
  const kind = conversationKind(conversationIdFrom(activity));
  if (kind === "botChat" || kind === "chatOfTwo") return undefined;
  if (conversationType === "channel" || teamsData(activity).channel?.id !== undefined) return "channel";
  if (conversationType === "groupChat") return "groupChat";
  if (kind) return kind;
  return conversationType !== "personal" && isGroup ? "groupChat" : undefined;
}

/** Whether Teams says that it happens in the chat of one person with the bot. The id may belie that. */
export const isPersonal = (activity: Activity): boolean =>
  activity.conversation.conversationType === "personal" ||
  conversationKind(conversationIdFrom(activity)) === "botChat";

export const stringsOf = (activity: Activity): Strings => stringsFor(activity.locale);
