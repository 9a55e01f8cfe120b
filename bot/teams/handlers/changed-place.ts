// Teams tells that a team, channel or chat changed: what was known of it is forgotten, so that access is judged anew.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { updatePlace } from "../../community/communities/update-place.ts";
import { channelOf } from "../../contract/conversation-kind.ts";
import { entraId, nameFromOutside } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import { conversationIdFrom, placeFrom, tenantIdFrom } from "../activity.ts";
import type { TeamsDeps } from "../teams-deps.ts";

const named = z.object({ id: z.string().min(1), name: z.string() });
const changedData = z.object({
  eventType: z.string().catch(""),
  team: named.partial().optional().catch(undefined),
  channel: named.partial().optional().catch(undefined),
});

/** learn.microsoft.com, "Conversation events in your Teams bot". Which channels a team has, or had, is not said. */
const teamEvents: ReadonlySet<string> = new Set(["teamDeleted", "teamHardDeleted", "teamArchived"]);

const dataOf = (activity: Activity) =>
  changedData.safeParse(activity.channelData).data ?? { eventType: "", team: undefined, channel: undefined };

/**
 * Forgets who was known to belong: of a person who came or left everywhere, otherwise in the channel or chat; in the whole
 * organisation where Teams says neither who nor in which channels.
 */
export function forgetAccess(deps: TeamsDeps, activity: Activity): void {
  const tenantId = tenantIdFrom(activity);
  if (tenantId === undefined) return;
  const { eventType, team, channel } = dataOf(activity);
  const changed = [...(activity.membersAdded ?? []), ...(activity.membersRemoved ?? [])];
  const userIds = changed.map(({ aadObjectId }) => entraId.safeParse(aadObjectId).data);
  const isUnknown = userIds.includes(undefined) && team !== undefined && channel?.id === undefined;
  if (isUnknown || teamEvents.has(eventType)) deps.access.forgetTenant(tenantId);
  if (userIds.includes(undefined) || changed.length === 0)
    for (const id of new Set([conversationIdFrom(activity), channelOf(activity.conversation.id)]))
      deps.access.forgetPlace(tenantId, id);
  for (const userId of userIds) if (userId !== undefined) deps.access.forgetPerson(tenantId, userId);
}

/**
 * Keeps the new name of a channel, a chat or, as people call its channel "General", a team; and whether the channel is
 * private, where that is said.
 */
export async function keepPlace(deps: TeamsDeps, activity: Activity): Promise<void> {
  const tenantId = tenantIdFrom(activity);
  if (tenantId === undefined) return;
  const records = deps.records.forTenant(tenantId);
  const { id, name = "" } = renamedIn(activity) ?? {};
  if (id !== undefined)
    await updatePlace(records, { conversationId: id, name: nameFromOutside(name, limits.placeName) });
  const { conversationId, isPrivate } = placeFrom(activity) ?? {};
  if (conversationId !== undefined && isPrivate !== undefined)
    await updatePlace(records, { conversationId, isPrivate });
}

const topic = z.object({ topicName: z.string().min(1) });

function renamedIn(activity: Activity): { id?: string | undefined; name?: string | undefined } | undefined {
  const { eventType, team, channel } = dataOf(activity);
  if (eventType === "channelRenamed") return channel;
  if (eventType === "teamRenamed") return team;
  const place = placeFrom(activity);
  if (place?.kind !== "groupChat") return undefined;
  return { id: place.conversationId, name: topic.safeParse(activity).data?.topicName ?? place.name };
}
