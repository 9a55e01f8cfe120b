// The card of a problem: posted once, changed as the problem changes. A card that Teams no longer has does not keep the
// others from being changed.
import { type Community, communityFrom, communityRecordId, livesIn } from "../../community/community.ts";
import { problemCardData, problemCardKind } from "../../community/problems/problem-card.ts";
import { problemFrom, problemState, withPostedCard } from "../../community/problems/problem.ts";
import { problemCardView } from "../../community/problems/problem-view.ts";
import {
  cardsOfWithdrawn,
  isWithdrawn,
  withWithdrawnCard,
} from "../../community/problems/withdrawn-problem.ts";
import { waitingIn } from "../../community/telling/message.ts";
import type { PostedCard } from "../../community/telling/posted-card.ts";
import type { Told } from "../../community/telling/teller.ts";
import type { StoredRecord } from "../../records/records.ts";
import { wordsFor } from "../../words/words.ts";
import { problemCard } from "../cards/problem-card.ts";
import { goneProblemCard } from "../cards/gone-problem-card.ts";
import { type Notifier, UnsentError } from "../notifier.ts";
import { placeNotifier } from "../place-notifier.ts";
import type { Kind, TellingDeps } from "./kind.ts";

/** Everybody reads the card: no person's language is everybody's. */
const words = wordsFor(undefined);

export const problemCardTelling: Kind<{ conversationId?: string | undefined }> = {
  data: problemCardData,

  async tell(deps, { tenantId, record, message, data: { conversationId } }) {
    const home = await deps.records.forTenant(tenantId).find(record.scope, communityRecordId);
    if (!home) return { outcome: "dropped", code: "no community" };
    const community = communityFrom(home);
    const isHome = ({ conversationId: id }: { conversationId: string }) =>
      livesIn(community, id.replace(/;.*$/su, ""));
    const card = cardOf(deps, community, record);
    const notifier = placeNotifier(deps.records.forTenant(tenantId), deps.notifier);
    const cards = isWithdrawn(record) ? cardsOfWithdrawn(record) : (problemFrom(record).cards ?? []);
    // The card shows what the record says now: whatever else waits to be shown is shown by it.
    const covers = waitingIn(record).filter(({ kind }) => kind === problemCardKind);
    if (cards.length > 0) {
      // Where the community lives no more, a card stays as it was when it did.
      await replaceAll(notifier, cards.filter(isHome), card);
      return { outcome: "told", covers };
    }
    if (conversationId === undefined || !isHome({ conversationId }) || isWithdrawn(record))
      return { outcome: "told", covers };
    // It could not be shown for a while, and is done with: nobody is disturbed with it now.
    if (message.heldSince !== undefined && !isOpen(record)) return { outcome: "told", covers };
    const posted = await notifier.post(conversationId, card);
    return {
      outcome: "told",
      covers,
      keep: (now) => (isWithdrawn(now) ? withWithdrawnCard(now, posted) : withPostedCard(now, posted)),
      withoutRecord: () => notifier.replace(posted, goneProblemCard(words, "withdrawn")),
    } satisfies Told;
  },
};

async function replaceAll(
  notifier: Pick<Notifier, "replace">,
  cards: readonly PostedCard[],
  card: Parameters<Notifier["replace"]>[1],
): Promise<void> {
  let closed: UnsentError | undefined;
  for (const posted of cards) {
    try {
      await notifier.replace(posted, card);
    } catch (error) {
      if (!(error instanceof UnsentError)) throw error;
      // The cards of other places are changed all the same.
      if (error.told.outcome === "unreachable") closed = error;
      else if (error.told.outcome !== "dropped" || cards.length === 1) throw error;
    }
  }
  if (closed) throw closed;
}

function isOpen(record: StoredRecord): boolean {
  const problem = problemFrom(record);
  return !problem.hidden && problemState(problem) === "open";
}

function cardOf({ links }: TellingDeps, community: Community, record: StoredRecord) {
  if (isWithdrawn(record)) return goneProblemCard(words, "withdrawn");
  const problem = problemFrom(record);
  if (problem.hidden) return goneProblemCard(words, "hidden");
  const link = links.problem(community.id, problem.id);
  return problemCard(words, problemCardView(problem, community), { link, communityName: community.name });
}
