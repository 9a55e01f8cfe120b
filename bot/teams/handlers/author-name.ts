// The name of a message's author, where Teams sent only an id.
import type { Activity } from "botbuilder";
import { setTimeout } from "node:timers/promises";
import type { Community } from "../../community/communities/community.ts";
import { findOnRosters } from "../../community/communities/known-people.ts";
import type { MessageReference } from "../../contract/card-data.ts";
import { actorFrom, conversationIdFrom } from "../activity.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import type { TipDraft } from "../tip-draft.ts";

/** Milliseconds: a dialog must answer within 5 s, and without a name it offers no credit. */
const waitsFor = 1_000;

/** The draft with the name that the roster of the conversation or of the community gives. Never throws. */
export async function withAuthorName(
  deps: Pick<TeamsDeps, "people">,
  activity: Activity,
  community: Pick<Community, "places"> | undefined,
  draft: TipDraft,
): Promise<TipDraft> {
  const { author } = draft.reference;
  if (author?.userId === undefined || author.name !== "") return draft;
  const places = (community?.places ?? []).map(({ conversationId }) => conversationId);
  const rosters = [...new Set([conversationIdFrom(activity), ...places])];
  const ended = new AbortController();
  try {
    const asked = findOnRosters(deps, actorFrom(activity).tenantId, rosters, author.userId);
    const late = setTimeout(waitsFor, undefined, { signal: ended.signal }).catch(() => undefined);
    const found = await Promise.race([asked.catch(() => undefined), late]);
    return found ? { ...draft, reference: { ...draft.reference, author: found } } : draft;
  } finally {
    ended.abort();
  }
}

/** The reference with the author's name that the dialog remembered. */
export function withNameFrom(
  remembered: MessageReference | undefined,
  reference: MessageReference,
): MessageReference {
  const { author } = reference;
  const isSame = author?.userId !== undefined && author.userId === remembered?.author?.userId;
  return isSame && author.name === "" ? { ...reference, author: remembered.author } : reference;
}
