// The search `findTip`: answers while a person types, so stores are read in parallel and nothing is read twice.
import type { Activity, MessagingExtensionAttachment, MessagingExtensionResponse } from "botbuilder";
import type { Actor } from "../../community/core/actor.ts";
import type { Community } from "../../community/communities/community.ts";
import { type EntryOfCommunity, entrySummary } from "../../community/entries/find-entries.ts";
import { listAccessible, listJoinedIds } from "../../community/communities/memberships.ts";
import { findIdOfPlace, findStartedCommunity } from "../../community/communities/places.ts";
import { newestTipsOf } from "../../community/tips/read-tips.ts";
import { Refusal } from "../../community/core/refusal.ts";
import { findTyped, isAsked } from "../../community/entries/typed-search.ts";
import { limits } from "../../contract/limits.ts";
import { actorFrom, placeFrom, stringsOf } from "../activity.ts";
import { entryPreview } from "../cards/entry-preview.ts";
import { entryCard } from "../cards/entry-card.ts";
import type { TeamsDeps } from "../teams-deps.ts";
import { searchIn } from "./asked-search.ts";

/** Own communities whose newest tips are shown where no community lives. */
const mostOwn = 5;

/** `composeExtension/query` */
export async function answerFindTip(
  deps: TeamsDeps,
  activity: Activity,
): Promise<MessagingExtensionResponse> {
  const strings = stringsOf(activity);
  const actor = actorFrom(activity);
  const { query, search, isFirstPage } = searchIn(activity.value);
  // All that is found stands on the first page.
  if (!isFirstPage) return result([]);
  const { here, mine } = await searched(deps, activity, actor, isAsked(search));
  if (!here && mine.length === 0) return message(strings("card.nowhere"));
  if (!isAsked(search)) {
    const newest = await listNewest(deps, actor, here ? [here] : mine.slice(0, mostOwn));
    return newest.length === 0 ? message(strings("find.noTips")) : result(newest.map(attachment));
  }
  const answer = await findTyped(deps, actor, here ? [here, ...mine] : mine, search);
  if (!answer) return message(strings("find.noSuchCommunity", { name: search.communities?.[0] ?? "" }));
  if (answer.found.length > 0) return result(answer.found.map(attachment));
  if (query === "") return message(strings("find.noneFits"));
  return message(answer.reading ? strings("card.stillReading") : strings("find.none", { query }));

  function attachment(one: EntryOfCommunity) {
    const entry = entrySummary(one, deps.now());
    const link = deps.links[entry.kind](entry.communityId, entry.id);
    const card = entryCard(strings, entry, { community: one.community, link });
    return { ...card, preview: entryPreview(strings, entry) };
  }
}

/**
 * The community of this place and the other ones that the person joined; before anything is typed only where this place
 * gives none. When Teams can be asked about one of the two only, that one has to do.
 */
async function searched(
  deps: TeamsDeps,
  activity: Activity,
  actor: Actor,
  isTyped: boolean,
): Promise<{ here: Community | undefined; mine: Community[] }> {
  const conversationId = placeFrom(activity)?.conversationId;
  const [idHere, joinedIds] = await Promise.all([
    conversationId === undefined ? undefined : findIdOfPlace(deps, actor, conversationId),
    listJoinedIds(deps, actor),
  ]);
  const findHere = async () =>
    conversationId === undefined || idHere === undefined
      ? undefined
      : findStartedCommunity(deps, actor, conversationId, idHere, "read");
  const listMine = () =>
    listAccessible(
      deps,
      actor,
      joinedIds.filter((id) => id !== idHere),
    );

  const asked = findHere();
  const others = isTyped
    ? listMine()
    : asked.then(
        (found) => (found ? [] : listMine()),
        // When Teams is slow, asking it about others too would take too long.
        (error: unknown) => (isTeamsSilent(error) ? [] : listMine()),
      );
  const [ofPlace, joined] = await Promise.allSettled([asked, others]);
  const here = valueOf(ofPlace);
  const mine = valueOf(joined) ?? [];
  const unanswered = [ofPlace, joined].find(isUnanswered);
  if (!here && mine.length === 0 && unanswered) throw unanswered.reason;
  return { here, mine };
}

const isTeamsSilent = (error: unknown): boolean =>
  error instanceof Refusal && error.reason.code === "teamsUnavailable";

const isUnanswered = (outcome: PromiseSettledResult<unknown>): outcome is PromiseRejectedResult =>
  outcome.status === "rejected" && isTeamsSilent(outcome.reason);

/** Undefined instead of a refusal; any other fault is thrown. */
function valueOf<Value>(outcome: PromiseSettledResult<Value>): Value | undefined {
  if (outcome.status === "fulfilled") return outcome.value;
  if (outcome.reason instanceof Refusal) return undefined;
  throw outcome.reason;
}

async function listNewest(
  deps: TeamsDeps,
  actor: Actor,
  communities: readonly Community[],
): Promise<EntryOfCommunity[]> {
  const found = await Promise.all(
    communities.map(async (community) => {
      const tips = await newestTipsOf(deps, actor, community, limits.searchResults);
      return tips.map((tip) => ({ tip, community }));
    }),
  );
  return found
    .flat()
    .sort((a, b) => b.tip.createdAt.localeCompare(a.tip.createdAt))
    .slice(0, limits.searchResults)
    .map(({ tip, community }) => ({ entry: { kind: "tip", tip }, community }));
}

const result = (attachments: MessagingExtensionAttachment[]): MessagingExtensionResponse => ({
  composeExtension: { type: "result", attachmentLayout: "list", attachments },
});

const message = (text: string): MessagingExtensionResponse => ({
  composeExtension: { type: "message", text },
});
