// When Commonplace comes to a channel, chat or person: one welcome.
import { type Activity, TeamsInfo, type TurnContext } from "botbuilder";
import { z } from "zod";
import { changeRecord, removeRecord } from "../../community/core/change-record.ts";
import { derivedId } from "../../community/core/ids.ts";
import { reachAgain } from "../../community/notifications/answer.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { canBeBotChat, canPost } from "../../contract/conversation-kind.ts";
import { entraId, nameFromOutside } from "../../contract/fields.ts";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite } from "../../records/records.ts";
import {
  actorFrom,
  conversationIdFrom,
  isPersonal,
  NoActorError,
  placeFrom,
  tenantIdFrom,
  stringsOf,
} from "../activity.ts";
import { helpCard } from "../cards/help-card.ts";
import { welcomeCard } from "../cards/welcome-card.ts";
import { cardMessage, type Message } from "../outgoing.ts";
import { sendInTurn } from "../send-in-turn.ts";
import type { TeamsDeps } from "../teams-deps.ts";

/** The channel that the person chose while adding the app to a team. */
const chosenChannel = z.object({
  settings: z.object({ selectedChannel: z.object({ id: z.string().min(1) }) }),
});

const welcomeKey = (activity: Activity) =>
  chosenChannel.safeParse(activity.channelData).data?.settings.selectedChannel.id ??
  conversationIdFrom(activity);

const claimScope = "tenant";

const claimFor = (conversationId: string): RecordToWrite => ({
  scope: claimScope,
  id: `welcome.${derivedId(conversationId)}`,
  kind: "welcome",
  body: { format: 1 },
});

/**
 * Welcomes once, however often Teams tells that the app was added: the writer of the claim sends the card. The claim of
 * an unsent card is removed, so that the next activity may welcome.
 */
export async function welcome(deps: TeamsDeps, context: TurnContext): Promise<void> {
  const { activity } = context;
  const tenantId = tenantIdFrom(activity);
  if (tenantId === undefined) return;
  await reach(deps, activity);
  const id = welcomeKey(activity);
  // A personal text would be read by everyone there.
  if (isPersonal(activity) && !canBeBotChat(id)) return;
  if (!canPost(placeFrom(activity) ?? {})) return;
  const claim = await deps.records.forTenant(tenantId).write(claimFor(id), { absent: true });
  if (claim.outcome === "conflict") return;
  try {
    const message = await welcomeMessage(deps, context);
    // Into the chosen channel, whichever channel Teams tells of it in.
    context.activity.conversation = { ...activity.conversation, id };
    await sendInTurn(deps, context, message);
  } catch (error) {
    await removeRecord(deps.records.forTenant(tenantId), claimFor(id));
    throw error;
  }
}

/** Delivers what waits for a person who had blocked or removed the bot. */
async function reach(deps: TeamsDeps, activity: Activity): Promise<void> {
  if (!isPersonal(activity)) return;
  if (entraId.safeParse(activity.from.aadObjectId).success)
    await reachAgain(deps, actorFrom(activity), conversationIdFrom(activity));
}

/** Milliseconds for which an addition belongs to the removal before it: people try, and Teams tells of some twice. */
const removalMs = 60_000;

/** A while after a removal the app may welcome again when it comes back. */
export async function withdrawWelcome(deps: TeamsDeps, activity: Activity): Promise<void> {
  const tenantId = tenantIdFrom(activity);
  if (tenantId === undefined) return;
  const claim = claimFor(welcomeKey(activity));
  const expiresAt = new Date(deps.now().getTime() + removalMs).toISOString();
  await changeRecord(deps.records.forTenant(tenantId), claim, () => ({ ...claim, expiresAt }));
}

async function welcomeMessage(deps: TeamsDeps, context: TurnContext): Promise<Message> {
  const strings = stringsOf(context.activity);
  if (isPersonal(context.activity)) return cardMessage(helpCard(strings, deps.links.home()));
  const [addedBy, community] = await Promise.all([
    installerName(context),
    linkOfCommunityHere(deps, context.activity),
  ]);
  const known = { ...(addedBy !== undefined && { addedBy }), ...(community !== undefined && { community }) };
  return cardMessage(welcomeCard(strings, known));
}

/** Teams often names the installer by id only. A welcome without a name is better than none. */
async function installerName(context: TurnContext): Promise<string | undefined> {
  const { from } = context.activity;
  const given = nameFromOutside(from.name, limits.personName);
  if (given !== "") return given;
  try {
    const { name } = await TeamsInfo.getMember(context, from.aadObjectId ?? from.id);
    return nameFromOutside(name, limits.personName) || undefined;
  } catch {
    return undefined;
  }
}

async function linkOfCommunityHere(deps: TeamsDeps, activity: Activity): Promise<string | undefined> {
  try {
    const community = await findCommunityOfPlace(deps, actorFrom(activity), welcomeKey(activity), "read");
    return community && deps.links.community(community.id);
  } catch (error) {
    if (error instanceof Refusal || error instanceof NoActorError) return undefined;
    throw error;
  }
}
