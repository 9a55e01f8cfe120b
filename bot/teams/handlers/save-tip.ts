// The action `saveTip`: the dialog that comes filled in, and what happens when it is sent.
import type { Activity, MessagingExtensionActionResponse } from "botbuilder";
import type { Card } from "../cards/card.ts";
import type { Actor } from "../../community/core/actor.ts";
import type { Community } from "../../community/communities/community.ts";
import { parseInput } from "../../community/core/input.ts";
import { addMembership } from "../../community/communities/memberships.ts";
import { findTipOf, getTip } from "../../community/tips/read-tips.ts";
import { addMessage, canAddTo, holdsMessage } from "../../community/tips/add-message.ts";
import { findThreadTip } from "../../community/tips/thread-tip.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { saveTipIn, tipIdFor } from "../../community/tips/save-tip.ts";
import { startCommunity } from "../../community/communities/start-community.ts";
import type { Tip } from "../../community/tips/tip.ts";
import {
  addToTipData,
  type AddToTipData,
  asNewTipData,
  type PostTipData,
  postTipData,
  saveTipData,
  type SaveTipData,
  startHere,
} from "../../contract/card-data.ts";
import { actorFrom, named, placeFrom, stringsOf } from "../activity.ts";
import { entryCard } from "../cards/entry-card.ts";
import { saveTipCard, type SaveTipForm } from "../cards/save-tip-card.ts";
import { savedTipCard } from "../cards/saved-tip-card.ts";
import type { TipOfThread } from "../cards/similar-part.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { draftFrom, type TipDraft } from "../tip-draft.ts";
import { withAuthorName } from "./author-name.ts";
import { openHomeCard } from "./next-step.ts";
import { dialog, openedDialog, submittedData, wasInstalled } from "./dialog.ts";
import { filledForm, formAgain, typedSaveTip } from "./save-tip-form.ts";
import { addedMessageFrom, saveTipInputFrom, sourceOf } from "./save-tip-input.ts";
import { findTarget, listTags } from "./save-tip-target.ts";
import { similarTo } from "./similar-to.ts";
import { getCommunity } from "../../community/communities/enter.ts";
import { tipSummary } from "../../community/tips/tip-view.ts";

/** `composeExtension/fetchTask` */
export async function openSaveTip(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  return openedDialog(activity, "dialog.title", () => firstCard(deps, activity));
}

/** The same without the offer to add the message to a tip, with what was typed. */
const openAsNew = (
  deps: TeamsDeps,
  activity: Activity,
  submitted: unknown,
): Promise<MessagingExtensionActionResponse> =>
  openedDialog(activity, "dialog.title", () => firstCard(deps, activity, submitted));

/** `composeExtension/submitAction`. Whatever goes wrong, the dialog comes back with everything that was typed. */
export async function submitSaveTip(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionActionResponse> {
  const submitted = submittedData(activity);
  if (wasInstalled(submitted)) return openSaveTip(deps, activity);
  const actor = actorFrom(activity);
  const post = postTipData.safeParse(submitted).data?.postTip;
  if (post) return forPosting(deps, activity, actor, post);
  if (asNewTipData.safeParse(submitted).success) return openAsNew(deps, activity, submitted);
  try {
    const card = isAddition(submitted)
      ? await add(deps, activity, actor, parseInput(addToTipData, submitted))
      : await save(deps, activity, actor, parseInput(saveTipData, submitted));
    return dialog(activity, "dialog.title", card);
  } catch (error) {
    return saveTipAgain(deps, activity, error);
  }
}

export const saveTipAgain = async (
  deps: TeamsDeps,
  activity: Activity,
  error: unknown,
): Promise<MessagingExtensionActionResponse> =>
  dialog(
    activity,
    "dialog.title",
    saveTipCard(stringsOf(activity), await formAgain(deps, activity, submittedData(activity), error)),
  );

async function firstCard(deps: TeamsDeps, activity: Activity, asNew?: unknown): Promise<Card> {
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  const place = placeFrom(activity);
  const found = await findTarget(deps, actor, place);
  if (!found) return openHomeCard(deps, activity, "card.nowhere");
  const sent = draftFrom(activity);
  const { target, community } = found;
  const [tagsInUse, draft, known, ofThread, similar] = await Promise.all([
    listTags(deps, actor, community),
    sent && withAuthorName(deps, activity, community, sent),
    community && findSaved(deps, activity, actor, community, sent),
    community && sent?.thread && findThreadTip(deps, actor, community, sent.thread),
    community && sent && similarTo(deps, activity, community, sent.title),
  ]);
  const saved =
    known ?? (ofThread && holdsMessage(ofThread, sent?.reference.messageId) ? ofThread : undefined);
  if (community && saved)
    return savedCard(deps, activity, { community, tip: saved, says: "card.savedBefore" });
  const addTo = asNew === undefined ? tipToAddTo(deps, sent, ofThread) : undefined;
  const canStart = target.kind === "start" || (target.kind === "choose" && target.canStart);
  const start = canStart && place ? await named(place, activity, deps.nameOfChannel) : undefined;
  const form = filledForm(deps, activity, {
    target,
    tagsInUse,
    draft,
    placeName: start?.name,
    similar,
    addTo,
  });
  return saveTipCard(strings, { ...form, ...keptOf(asNew) });
}

/** What was typed and chosen before the person chose a tip of its own for it. */
function keptOf(submitted: unknown): Partial<Pick<SaveTipForm, "markdown" | "credit" | "join">> {
  const { data } = typedSaveTip.safeParse(submitted);
  if (!data) return {};
  const { markdown, credit, join } = data;
  return { ...(markdown !== "" && { markdown }), ...(credit && { credit }), join: join === "true" };
}

function tipToAddTo(
  deps: TeamsDeps,
  sent: TipDraft | undefined,
  tip: Tip | undefined,
): TipOfThread | undefined {
  if (!tip || !sent?.thread || !canAddTo(tip, sent.thread.conversationId)) return undefined;
  const { id, title, communityId } = tip;
  return { id, title, link: deps.links.tip(communityId, id) };
}

/** The existing tip of this message. */
async function findSaved(
  deps: TeamsDeps,
  activity: Activity,
  actor: Actor,
  community: Community,
  draft: TipDraft | undefined,
): Promise<Tip | undefined> {
  const source = sourceOf(activity, draft?.reference);
  if (!source) return undefined;
  return findTipOf(
    deps,
    actor,
    community,
    tipIdFor(community, actor, { source, nonce: "", origin: "teams" }),
  );
}

const isAddition = (submitted: unknown): boolean =>
  typeof submitted === "object" && submitted !== null && "addTo" in submitted;

async function add(deps: TeamsDeps, activity: Activity, actor: Actor, data: AddToTipData): Promise<Card> {
  const message = addedMessageFrom(activity, actor, data, draftFrom(activity));
  const { outcome, tip, community } = await addMessage(deps, actor, data.community, data.addTo, message);
  // After the tip, which judges access; sending the dialog again is harmless.
  if (data.join) await addMembership(deps, actor, community.id);
  const says = outcome === "alreadyAdded" ? "card.savedBefore" : "card.added";
  return savedCard(deps, activity, { community, tip, says });
}

async function save(deps: TeamsDeps, activity: Activity, actor: Actor, data: SaveTipData): Promise<Card> {
  const input = saveTipInputFrom(activity, actor, data, draftFrom(activity));
  const communityId =
    data.community === startHere ? await startHereOrFind(deps, activity, actor, data) : data.community;
  const community = await getCommunity(deps, actor, communityId, "write");
  // Before the tip: should joining be refused, sending the dialog again does both.
  if (data.join) await addMembership(deps, actor, community.id);
  const { outcome, tip, isFirst } = await saveTipIn(deps, actor, community, input);
  const says = outcome === "alreadySaved" ? "card.savedBefore" : "card.saved";
  return savedCard(deps, activity, { community, tip, says, isFirst });
}

interface Saved {
  readonly community: Community;
  readonly tip: Tip;
  readonly says: "card.saved" | "card.savedBefore" | "card.added";
  readonly isFirst?: boolean | undefined;
}

function savedCard(
  deps: TeamsDeps,
  activity: Activity,
  { community, tip, says, isFirst = false }: Saved,
): Card {
  const link = deps.links.tip(community.id, tip.id);
  return savedTipCard(stringsOf(activity), tip, { community, link, says, isFirst });
}

/** The tip's card, in the box where this person writes. */
async function forPosting(
  deps: TeamsDeps,
  activity: Activity,
  actor: Actor,
  { communityId, tipId }: PostTipData["postTip"],
): Promise<MessagingExtensionActionResponse> {
  const { tip, community } = await getTip(deps, actor, communityId, tipId);
  const entry = { kind: "tip", ...tipSummary(tip, community, deps.now()) } as const;
  const link = deps.links.tip(communityId, tipId);
  const card = entryCard(stringsOf(activity), entry, { community, link });
  return { composeExtension: { type: "result", attachmentLayout: "list", attachments: [card] } };
}

/** The community that is started here, or the one of a concurrent start. */
export async function startHereOrFind(
  deps: TeamsDeps,
  activity: Activity,
  actor: Actor,
  data: Pick<SaveTipData, "communityName" | "communityPurpose" | "nonce">,
): Promise<string> {
  const unnamed = placeFrom(activity);
  if (!unnamed) throw new Refusal({ code: "notFound" });
  const place = await named(unnamed, activity, deps.nameOfChannel);
  const { communityName: name, communityPurpose: purpose, nonce } = data;
  try {
    return (await startCommunity(deps, actor, { name, purpose, place, nonce })).id;
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "placeTaken") return error.reason.communityId;
    throw error;
  }
}
