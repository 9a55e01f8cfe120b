// The content of the form of `askProblem`: from a message, from the command's text, or as it was submitted.
import type { Activity } from "botbuilder";
import { z } from "zod";
import { Refusal, refusalOf } from "../../community/core/refusal.ts";
import { shorten } from "../../community/text/shorten.ts";
import { askTextLength } from "../../contract/card-data.ts";
import { canPost } from "../../contract/conversation-kind.ts";
import { limits } from "../../contract/limits.ts";
import { loggedFault } from "../../logged-fault.ts";
import { placeFrom, stringsOf } from "../activity.ts";
import type { AskProblemForm } from "../cards/ask-problem-card.ts";
import { suggestedName } from "../cards/community-fields.ts";
import type { SimilarEntry } from "../cards/similar-part.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import type { TipDraft } from "../tip-draft.ts";
import type { TargetFound } from "./save-tip-target.ts";
import { targetAgain } from "./save-tip-form.ts";
import { typedForm } from "./typed-form.ts";

export type FormIn = AskProblemForm["in"];

interface Beginning extends TargetFound {
  readonly in: FormIn;
  /** What was written after the command. */
  readonly title?: string;
  readonly draft?: TipDraft | undefined;
  readonly placeName?: string | undefined;
}

export function newForm(deps: TeamsDeps, activity: Activity, beginning: Beginning): AskProblemForm {
  const { target, community, draft, title = draft?.title ?? "", placeName = "" } = beginning;
  const here = placeFrom(activity);
  const isCardHere = beginning.in === "card" && here !== undefined;
  // Which community it will be may still be chosen.
  const places = community?.places ?? (target.kind === "start" && here ? [here] : undefined);
  return {
    in: beginning.in,
    target,
    nonce: deps.newId(),
    title: shorten(title, limits.problemTitle),
    // A longer message is read where it stands: the problem leads back to it.
    markdown: shorten(draft?.markdown ?? "", askTextLength),
    tags: "",
    isSeenByAll: isCardHere,
    withoutName: false,
    canAnnounce: !isCardHere && (places?.some(canPost) ?? true),
    announce: true,
    join: false,
    communityName: suggestedName(stringsOf(activity), placeName),
    communityPurpose: "",
    ...(draft && { message: draft.reference }),
    similar: [],
  };
}

/** As it was sent, in whatever state. */
const typedData = typedForm.extend({
  withoutName: z.string().catch(""),
  announce: z.string().catch("true"),
  join: z.string().catch(""),
});

/**
 * The form as it was sent: with what stood in its way, or with what may already answer it. A fault of ours is logged
 * here, since it is answered here.
 */
export async function formAgain(
  deps: TeamsDeps,
  activity: Activity,
  formIn: FormIn,
  submitted: unknown,
  why: { readonly error: unknown } | { readonly similar: readonly SimilarEntry[] },
): Promise<AskProblemForm> {
  const error = "error" in why ? why.error : undefined;
  if (error !== undefined && !refusalOf(error))
    deps.log.error({ fault: loggedFault(error) }, "A problem could not be asked.");
  const typed = typedData.safeParse(submitted).data ?? typedData.parse({});
  const { nonce, community, message, withoutName, announce, join, shown: _shown, ...texts } = typed;
  const found = await targetAgain(
    deps,
    activity,
    typed,
    error ?? new Refusal({ code: "invalidInput", fields: {} }),
  );
  return {
    ...newForm(deps, activity, { in: formIn, ...found }),
    ...texts,
    withoutName: withoutName === "true",
    announce: announce === "true",
    join: join === "true",
    ...(nonce !== undefined && { nonce }),
    ...(community !== undefined && { community }),
    ...(message && { message }),
    ...(error !== undefined && { fault: refusalOf(error)?.reason ?? { code: "internal" } }),
    similar: "similar" in why ? why.similar : [],
  };
}
