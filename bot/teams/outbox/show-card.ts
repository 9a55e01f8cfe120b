// The one behaviour of all cards that stand in a place (of a problem, of thanks, an announcement, the digest): what Teams
// forbids is kept until the app is there again, and a card that Teams no longer has keeps nothing else from being delivered.
import type { Card } from "../cards/card.ts";
import { communityFrom, communityRecordId, livesIn } from "../../community/communities/community.ts";
import { waitingIn } from "../../community/outbox/message.ts";
import type { PostedCard } from "../../community/outbox/posted-card.ts";
import { isUnreachable } from "../../community/outbox/unreachable-place.ts";
import type { Delivery } from "../../community/outbox/deliverer.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { UnsentError } from "../notifier.ts";
import type { Delivering, DeliveryDeps } from "./kind.ts";
import { channelOf } from "../../contract/conversation-kind.ts";

type Deps = Pick<DeliveryDeps, "records" | "notifier">;

/** The community of a record, and whether a conversation is one of its places; undefined when it is gone. */
export async function findHome({ records }: Deps, tenantId: string, { scope }: Pick<StoredRecord, "scope">) {
  const record = await records.forTenant(tenantId).find(scope, communityRecordId);
  if (!record) return undefined;
  const community = communityFrom(record);
  const isHome = (conversationId: string) => livesIn(community, channelOf(conversationId));
  return { community, isHome };
}

/** Posts a card to a place. Throws {@link UnsentError}. */
export const postCard = (
  deps: Deps,
  tenantId: string,
  conversationId: string,
  card: Card,
): Promise<PostedCard> =>
  toPlace(deps, tenantId, conversationId, () => deps.notifier.post(conversationId, card));

/** Changes cards where they stand, all of them though one place is closed. Throws {@link UnsentError}. */
export async function replaceCards<Posted extends PostedCard>(
  deps: Deps,
  tenantId: string,
  posted: readonly Posted[],
  cardFor: (posted: Posted) => Card | undefined,
): Promise<void> {
  let closed: UnsentError | undefined;
  for (const one of posted) {
    const card = cardFor(one);
    if (!card) continue;
    try {
      await toPlace(deps, tenantId, one.conversationId, () => deps.notifier.replace(one, card));
    } catch (error) {
      if (!(error instanceof UnsentError)) throw error;
      if (error.delivered.outcome === "unreachable") closed = error;
      else if (error.delivered.outcome !== "dropped") throw error;
    }
  }
  if (closed) throw closed;
}

/** How a record is shown: see {@link showCard}. */
interface ShownCard {
  /** Those that stand already. */
  readonly posted: readonly PostedCard[];
  /** Undefined: this one stays as it is. */
  readonly cardFor: (posted: PostedCard) => Card | undefined;
  /** Where the first card goes, and what it shows; undefined when none is wanted. */
  readonly first: { readonly conversationId: string; readonly card: Card } | undefined;
  readonly keep: (record: StoredRecord, posted: PostedCard) => RecordToWrite;
  /** What the card says when the record went while it was posted. */
  readonly gone: Card;
}

/** Shows what a record says now: on the cards that stand, or on a first one. Throws {@link UnsentError}. */
export async function showCard(
  deps: Deps,
  { tenantId, record, message }: Pick<Delivering<unknown>, "tenantId" | "record" | "message">,
  { posted, cardFor, first, keep, gone }: ShownCard,
): Promise<Delivery> {
  // Whatever else waits to be shown is shown by it.
  const covers = waitingIn(record).filter(({ kind }) => kind === message.kind);
  await replaceCards(deps, tenantId, posted, cardFor);
  if (posted.length > 0 || !first) return { outcome: "delivered", covers };
  const card = await postCard(deps, tenantId, first.conversationId, first.card);
  return {
    outcome: "delivered",
    covers,
    keep: (now) => keep(now, card),
    withoutRecord: () => deps.notifier.replace(card, gone),
  };
}

async function toPlace<Result>(
  { records }: Deps,
  tenantId: string,
  conversationId: string,
  send: () => Promise<Result>,
): Promise<Result> {
  if (await isUnreachable(records.forTenant(tenantId), conversationId))
    throw new UnsentError({ outcome: "unreachable", code: "known", conversationId });
  try {
    return await send();
  } catch (error) {
    if (!isForbidden(error)) throw error;
    throw new UnsentError({ outcome: "unreachable", code: error.delivered.code, conversationId });
  }
}

/**
 * `BotDisabledByAdmin`, `BotNotInConversationRoster`, `ConversationBlockedByUser`, `MessageWritesBlocked` and whatever
 * else Teams forbids: learn.microsoft.com, "Optimize your bot with rate limiting", "Send proactive messages".
 */
const isForbidden = (error: unknown): error is UnsentError =>
  error instanceof UnsentError &&
  error.delivered.outcome === "dropped" &&
  error.delivered.code.startsWith("403");
