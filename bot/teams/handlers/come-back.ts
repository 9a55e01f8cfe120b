// The app is in a channel, chat or team: what waits for that place is delivered now.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { revivePlace } from "../../community/outbox/unreachable-place.ts";
import { conversationIdFrom, tenantIdFrom } from "../activity.ts";
import type { TeamsDeps } from "../teams-deps.ts";

const teamData = z.object({ team: z.object({ id: z.string().min(1) }) });

/**
 * The app was added to the conversation of the activity; with it to the channels of its team. Harmless to repeat;
 * throws when Teams does not say which channels there are, so that it tells again.
 */
export async function comeBack(deps: TeamsDeps, activity: Activity): Promise<void> {
  const tenantId = tenantIdFrom(activity);
  if (tenantId === undefined) return;
  const { team } = teamData.safeParse(activity.channelData).data ?? {};
  const channels = team ? await deps.channelsOfTeam(team.id) : [];
  const records = deps.records.forTenant(tenantId);
  const conversationIds = [...new Set([conversationIdFrom(activity), ...channels])];
  await Promise.all(conversationIds.map((conversationId) => revivePlace(records, conversationId)));
}
