// The content of the dialog of `saveTip`: from a message, or as it was submitted.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { refusalOf } from "../../community/core/refusal.ts";
import { creditChoices, dialogTextLength, type MessageReference } from "../../contract/card-data.ts";
import { ownId } from "../../contract/fields.ts";
import { loggedFault } from "../../logged-fault.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { suggestedName } from "../cards/community-fields.ts";
import type { SaveTipForm } from "../cards/save-tip-card.ts";
import type { SimilarEntry, TipOfThread } from "../cards/similar-part.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { withNameFrom } from "./author-name.ts";
import { draftFrom, isOwn, likelyCredit, mayBeOwn, type TipDraft } from "../tip-draft.ts";
import { mayLookAgain } from "./dialog.ts";
import { findTarget, listTags, type TargetFound } from "./save-tip-target.ts";
import { typedForm } from "./typed-form.ts";

interface Beginning extends Pick<SaveTipForm, "target" | "tagsInUse"> {
  readonly draft: TipDraft | undefined;
  readonly placeName?: string | undefined;
  readonly similar?: readonly SimilarEntry[] | undefined;
  readonly addTo?: TipOfThread | undefined;
}

export function filledForm(
  deps: TeamsDeps,
  activity: Activity,
  { target, tagsInUse, draft, placeName = "", similar = [], addTo }: Beginning,
): SaveTipForm {
  const { title = "", markdown = "", reference } = draft ?? {};
  return {
    target,
    tagsInUse,
    ...people(activity, reference),
    nonce: deps.newId(),
    title,
    markdown,
    wholeMessage: markdown.length > dialogTextLength,
    notKept: draft?.notKept ?? nothingLost,
    tags: "",
    join: false,
    communityName: suggestedName(stringsOf(activity), placeName),
    communityPurpose: "",
    similar,
    ...(addTo && { addTo }),
  };
}

/** The dialog as it was sent, with what stood in its way. A fault of ours is logged here, since it is answered here. */
export async function formAgain(
  deps: TeamsDeps,
  activity: Activity,
  submitted: unknown,
  error: unknown,
): Promise<SaveTipForm> {
  if (!refusalOf(error)) deps.log.error({ fault: loggedFault(error) }, "A tip could not be saved.");
  const typed = typedSaveTip.safeParse(submitted).data ?? typedSaveTip.parse({});
  const draft = draftFrom(activity);
  const filled = filledForm(deps, activity, { ...(await targetAgain(deps, activity, typed, error)), draft });
  const { nonce, community, credit } = typed;
  const isWhole = typed.wholeMessage && draft !== undefined;
  const { addTo } = typed;
  return {
    ...filled,
    ...(addTo !== undefined &&
      community !== undefined && {
        addTo: { id: addTo, title: typed.addToTitle, link: deps.links.tip(community, addTo) },
      }),
    ...people(activity, draft ? withNameFrom(typed.message, draft.reference) : typed.message),
    title: typed.title,
    tags: typed.tags,
    communityName: typed.communityName,
    communityPurpose: typed.communityPurpose,
    join: typed.join === "true",
    ...(nonce !== undefined && { nonce }),
    ...(community !== undefined && { community }),
    ...(credit !== undefined && { credit }),
    wholeMessage: isWhole,
    markdown: isWhole ? draft.markdown : typed.markdown,
    fault: refusalOf(error)?.reason ?? { code: "internal" },
  };
}

/** As it was sent, in whatever state. */
export const typedSaveTip = typedForm.extend({
  wholeMessage: z.boolean().catch(false),
  credit: z.enum(creditChoices).optional().catch(undefined),
  join: z.string().catch(""),
  addTo: ownId.optional().catch(undefined),
  addToTitle: z.string().catch(""),
});

/** Found again where it may be; otherwise it is what the dialog said, so that sending it once more may do. */
export async function targetAgain(
  deps: TeamsDeps,
  activity: Activity,
  typed: Pick<z.infer<typeof typedSaveTip>, "community" | "shown">,
  error: unknown,
): Promise<TargetFound & { tagsInUse: readonly string[] }> {
  const actor = actorFrom(activity);
  try {
    const found = mayLookAgain(error) && (await findTarget(deps, actor, placeFrom(activity)));
    if (found) return { ...found, tagsInUse: await listTags(deps, actor, found.community) };
  } catch (fault) {
    if (!refusalOf(fault)) deps.log.error({ fault: loggedFault(fault) }, "No target for a tip found.");
  }
  const id = ownId.safeParse(typed.community).data;
  const { name = "", canJoin = true } = typed.shown ?? {};
  return {
    target: id === undefined ? { kind: "start" } : { kind: "community", id, name, canJoin },
    tagsInUse: [],
  };
}

const nothingLost = { pictures: 0, attachments: 0 };

/** Who can be thanked, and who is unless the person says otherwise. */
function people(activity: Activity, message: MessageReference | undefined) {
  const actor = actorFrom(activity);
  const author = message && !isOwn(message, actor) ? (message.author?.name ?? "") : "";
  return {
    ...(mayBeOwn(message, actor) && { me: actor.name }),
    credit: likelyCredit(message, actor),
    ...(author !== "" && { author }),
    ...(message && { message }),
  };
}
