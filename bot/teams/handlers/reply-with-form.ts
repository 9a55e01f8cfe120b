// The content of the dialog of `replyWith`: the message and problems that it may answer, or as it was submitted.
import type { Activity } from "botbuilder";
import { isDeepStrictEqual } from "node:util";
import { z } from "zod";
import type { Actor } from "../../community/core/actor.ts";
import type { Community } from "../../community/communities/community.ts";
import { listEntries } from "../../community/entries/find-entries.ts";
import { listAccessible, listJoinedIds } from "../../community/communities/memberships.ts";
import { findCommunityOfPlace } from "../../community/communities/places.ts";
import { refusalOf } from "../../community/core/refusal.ts";
import { threadOf } from "../../community/text/message-link.ts";
import type { Problem } from "../../community/problems/problem.ts";
import type { Thread } from "../../community/tips/thread-tip.ts";
import { channelOf } from "../../contract/conversation-kind.ts";
import { messageReference, type MessageReference, problemChoice } from "../../contract/card-data.ts";
import { loggedFault } from "../../logged-fault.ts";
import type { WordKey } from "../../strings/strings.ts";
import { actorFrom, placeFrom } from "../activity.ts";
import type { ReplyWithForm } from "../cards/reply-with-card.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { draftFrom, isOwn } from "../tip-draft.ts";
import { withAuthorName, withNameFrom } from "./author-name.ts";
import { mayLookAgain } from "./dialog.ts";

type Offer = Pick<ReplyWithForm, "problems" | "hasMore" | "canJoin">;

interface Found extends Offer {
  readonly problems: readonly (Offer["problems"][number] & { readonly threads: readonly Thread[] })[];
}

/** The form, or the sentence that says why there is none. */
export async function newForm(deps: TeamsDeps, activity: Activity): Promise<ReplyWithForm | WordKey> {
  const sent = draftFrom(activity);
  if (!sent || sent.markdown === "") return "replyWith.noMessage";
  const [offer, draft] = await Promise.all([
    findOffer(deps, activity),
    withAuthorName(deps, activity, undefined, sent),
  ]);
  if (typeof offer === "string") return offer;
  const chosen = likelyProblem(offer.problems, draft.thread);
  return {
    ...offer,
    problem: chosen ? problemChoice({ communityId: chosen.communityId, problemId: chosen.id }) : "",
    join: false,
    ...messageParts(activity, draft.reference, draft.markdown),
  };
}

/**
 * The one of the message's thread, or the only one: a problem chosen by chance would be answered by mistake.
 */
function likelyProblem(problems: Found["problems"], thread: Thread | undefined) {
  const [first, ...others] = problems;
  const ofThread =
    thread && problems.find(({ threads }) => threads.some((one) => isDeepStrictEqual(one, thread)));
  return ofThread ?? (others.length === 0 ? first : undefined);
}

/** The threads of a problem: of the message in which it was asked, and below its cards. */
const threadsOf = ({ source, cards }: Problem): Thread[] => [
  ...(source.kind === "message"
    ? [{ conversationId: source.conversationId, threadId: threadOf(source) }]
    : []),
  ...cards.map(({ conversationId, activityId }) => ({
    conversationId: channelOf(conversationId),
    threadId: activityId,
  })),
];

/** The open problems of this place's community, newest first; where there is none, those of the person's own. */
async function findOffer(deps: TeamsDeps, activity: Activity): Promise<Found | WordKey> {
  const actor = actorFrom(activity);
  const { communities, canJoin } = await findCommunities(deps, activity, actor);
  if (communities.length === 0) return "card.nowhere";
  const filter = { kinds: ["problem"], state: "open" } as const;
  const { entries, cursor, reading } = await listEntries(deps, actor, communities, filter, undefined);
  const problems = entries.flatMap(({ entry, community }) =>
    entry.kind === "problem"
      ? [
          {
            communityId: community.id,
            communityName: community.name,
            id: entry.problem.id,
            title: entry.problem.title,
            threads: threadsOf(entry.problem),
          },
        ]
      : [],
  );
  if (problems.length === 0) return reading ? "card.stillReading" : "replyWith.noneOpen";
  return { problems, hasMore: cursor !== undefined, canJoin };
}

async function findCommunities(
  deps: TeamsDeps,
  activity: Activity,
  actor: Actor,
): Promise<{ communities: readonly Community[]; canJoin: boolean }> {
  const place = placeFrom(activity);
  const [here, joinedIds] = await Promise.all([
    place && findCommunityOfPlace(deps, actor, place.conversationId, "read"),
    listJoinedIds(deps, actor),
  ]);
  if (here) return { communities: [here], canJoin: !joinedIds.includes(here.id) };
  return { communities: await listAccessible(deps, actor, joinedIds), canJoin: false };
}

/** As it was sent, in whatever state. */
const typedData = z.object({
  problem: z.string().catch(""),
  join: z.string().catch(""),
  message: messageReference.optional().catch(undefined),
  markdown: z.string().catch(""),
});

/** The dialog as it was sent, with what stood in its way. A fault of ours is logged here, since it is answered here. */
export async function formAgain(
  deps: TeamsDeps,
  activity: Activity,
  submitted: unknown,
  error: unknown,
): Promise<ReplyWithForm> {
  if (!refusalOf(error))
    deps.log.error({ fault: loggedFault(error) }, "A message could not be taken as a reply.");
  const typed = typedData.safeParse(submitted).data ?? typedData.parse({});
  const draft = draftFrom(activity);
  return {
    ...(await offerAgain(deps, activity, error)),
    problem: typed.problem,
    join: typed.join === "true",
    ...messageParts(
      activity,
      draft ? withNameFrom(typed.message, draft.reference) : typed.message,
      draft?.markdown ?? typed.markdown,
    ),
    fault: refusalOf(error)?.reason ?? { code: "internal" },
  };
}

/** Looked up again where it may be. */
async function offerAgain(deps: TeamsDeps, activity: Activity, error: unknown): Promise<Offer> {
  const nothing = { problems: [], hasMore: false, canJoin: true };
  if (!mayLookAgain(error)) return nothing;
  try {
    const offer = await findOffer(deps, activity);
    return typeof offer === "string" ? nothing : offer;
  } catch (fault) {
    if (!refusalOf(fault))
      deps.log.error({ fault: loggedFault(fault) }, "No open problems could be looked up.");
    return nothing;
  }
}

/** A message is the person's own only where Teams says so. */
function messageParts(activity: Activity, message: MessageReference | undefined, markdown: string) {
  const isTheirs = message && isOwn(message, actorFrom(activity));
  return { markdown, ...(message && { message }), ...(!isTheirs && { author: message?.author?.name ?? "" }) };
}
