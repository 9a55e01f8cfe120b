import type { MessageSourceInput, SaveTipInput } from "../../contract/tips.ts";
import type { Records, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { findAuthorSoon, isUnsure } from "../communities/author.ts";
import { authorMessage } from "../communities/author-message.ts";
import type { MessageOrigin } from "../communities/claim.ts";
import { communityScope, idOfPersons, type Community } from "../communities/community.ts";
import { offerDigest, tipsBeforeOffer } from "../communities/digest-offer.ts";
import { creditedIds, type Credit } from "../communities/credit.ts";
import { followedMessage } from "../outbox/followed.ts";
import { noticeTo, type News } from "../outbox/notice.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import { parseMessageLink } from "../text/message-link.ts";
import type { EntrySource } from "../communities/entry-source.ts";
import { canSee } from "../communities/hiding.ts";
import { Refusal } from "../core/refusal.ts";
import { hideableTip, tipFrom, tipRecord, tipRecords, type Tip } from "./tip.ts";
import { refuseWithdrawn } from "../communities/withdrawn-message.ts";
import { getCommunity } from "../communities/enter.ts";
import { keepThreadTip, type Thread } from "./thread-tip.ts";
import { isAuthorOfWords } from "./tip-policies.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "people" | "quotas" | "now">;

/**
 * Derived from the message, so that a community saves it once, or else from the form, so that sending it twice saves
 * once. A message that a client tells of is identified with that person: it must not block the message itself.
 */
export function tipIdFor(
  community: Pick<Community, "idKey">,
  actor: Actor,
  { source, nonce, origin }: Pick<GivenTip, "source" | "nonce" | "origin">,
): string {
  if (!source) return idOfPersons(community, "written", actor.userId, nonce);
  const message = [source.conversationId, source.messageId];
  return origin === "teams"
    ? idOfPersons(community, "message", ...message)
    : idOfPersons(community, "claimed message", actor.userId, ...message);
}

/** The tab's API takes no id of the person; an invoke of Teams names it. */
type GivenCredit = SaveTipInput["credit"] & { readonly userId?: string | undefined };

export interface GivenTip extends SaveTipInput {
  readonly credit: GivenCredit;
  /** Absent: a client. */
  readonly origin?: MessageOrigin;
  /** The author's id, as Teams' own invoke names it. */
  readonly vouchedAuthor?: string | undefined;
  /** Of a message in a channel, as Teams' own invoke names it. */
  readonly thread?: Thread | undefined;
}

/** The credit without asking a roster: the actor, or a typed name. */
export function creditedFrom(
  input: SaveTipInput["credit"],
  actor: Actor,
  from: MessageOrigin = "client",
): Credit["credited"] {
  const self = asPerson(actor);
  switch (input.kind) {
    case "me":
      return [self];
    case "person":
      return [{ name: input.name, claim: { by: self, from } }];
    case "withoutName":
      return [];
  }
}

/** A person of an id whom Teams does not know is not credited. */
export async function creditFrom(
  deps: Pick<Deps, "people" | "quotas">,
  actor: Actor,
  community: Community,
  { credit, source, origin = "client" }: Pick<GivenTip, "credit" | "source" | "origin">,
): Promise<Pick<Credit, "credited" | "unchecked">> {
  const { userId } = credit;
  if (credit.kind !== "person" || userId === undefined)
    return { credited: creditedFrom(credit, actor, origin) };
  const self = asPerson(actor);
  if (userId === actor.userId) return { credited: [self] };
  const claim = { by: self, from: origin };
  const author = { userId, by: actor, conversationId: source?.conversationId };
  const found = await findAuthorSoon(deps, actor.tenantId, community, author);
  if (isUnsure(found)) return { credited: [], unchecked: { userId, claim } };
  return { credited: found.person ? [{ ...found.person, claim }] : [] };
}

/** The message as it is kept, or that there was none. */
export const sourceFrom = (source: MessageSourceInput | undefined): EntrySource =>
  source ? messageSourceFrom(source) : { kind: "written" };

export const messageSourceFrom = (source: MessageSourceInput): Extract<EntrySource, { kind: "message" }> => ({
  kind: "message",
  ...source,
  link: ownLink(source),
});

/** A source may lead to its very message in Teams, and nowhere else. */
function ownLink({ link, conversationId, messageId }: MessageSourceInput): string | undefined {
  const named = link === undefined ? undefined : parseMessageLink(link);
  return named?.conversationId === conversationId && named.messageId === messageId ? named.link : undefined;
}

export interface SavedTip {
  readonly outcome: "saved" | "alreadySaved";
  /** The community had none before. */
  readonly isFirst?: boolean;
  readonly tip: Tip;
  readonly community: Community;
}

/**
 * `alreadySaved` with the existing tip when the message or the form was saved before. Throws {@link Refusal} `notAllowed`
 * when that one is hidden from the person.
 */
export async function saveTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  input: GivenTip,
): Promise<SavedTip> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return { ...(await saveTipIn(deps, actor, community, input)), community };
}

/** Like {@link saveTip}, in a community to which access for writing is already judged. */
export const saveTipIn = async (
  deps: Omit<Deps, "access">,
  actor: Actor,
  community: Community,
  input: GivenTip,
): Promise<Omit<SavedTip, "community">> => {
  const saved = await saveOnce(deps, actor, community, input);
  // After the tip: sending the dialog again does what is missing.
  const records = deps.records.forTenant(actor.tenantId);
  if (input.thread) await keepThreadTip(records, input.thread, saved.tip, deps.now());
  return saved;
};

async function saveOnce(
  deps: Omit<Deps, "access">,
  actor: Actor,
  community: Community,
  input: GivenTip,
): Promise<Omit<SavedTip, "community">> {
  const records = deps.records.forTenant(actor.tenantId);
  const [credit, known, tipsBefore] = await Promise.all([
    creditFrom(deps, actor, community, input),
    findVouched(deps, actor, community, input),
    countBeforeOffer(records, community),
  ]);
  if (known) return alreadySaved(actor, community, known);
  return writeTip(deps, actor, community, tipsBefore, {
    id: tipIdFor(community, actor, input),
    title: input.title,
    markdown: input.markdown,
    tags: input.tags,
    ...credit,
    source: sourceFrom(input.source),
    savedBy: asPerson(actor),
  });
}

/** The tips of a young community, at most {@link tipsBeforeOffer}; none once the digest was offered. */
export async function countBeforeOffer(
  records: Records,
  { id, isDigestOffered, isSample }: Community,
): Promise<number | undefined> {
  if (isDigestOffered || isSample) return undefined;
  const { kind } = tipRecords;
  const first = { scope: communityScope(id), kind, order: "created", size: tipsBeforeOffer } as const;
  return (await records.page(first)).records.length;
}

/** The tip of the same message that Teams itself vouches for, where a client tells of it. */
async function findVouched(
  { records }: Pick<Deps, "records">,
  actor: Actor,
  community: Community,
  { source, nonce, origin, vouchedAuthor }: GivenTip,
): Promise<StoredRecord | undefined> {
  if (!source) return undefined;
  const ofTenant = records.forTenant(actor.tenantId);
  const id = tipIdFor(community, actor, { source, nonce, origin: "teams" });
  const [record] = await Promise.all([
    origin === "teams" ? undefined : tipRecords.findRecord(ofTenant, { communityId: community.id, id }),
    refuseWithdrawn(ofTenant, community.id, source, { actor, author: vouchedAuthor }),
  ]);
  return record;
}

/** The words of one that is hidden are told to nobody else: throws {@link Refusal} `notAllowed`. */
function alreadySaved(actor: Actor, community: Community, record: StoredRecord) {
  const tip = tipFrom(record);
  if (!canSee(actor, hideableTip(tip), community)) throw new Refusal({ code: "notAllowed" });
  return { outcome: "alreadySaved", tip } as const;
}

/** Whether the author of what became a tip wants to be named: asked once. */
export const creditQuestion = (communityId: string, tipId: string): News => ({
  kind: "credit",
  basis: [communityId, tipId],
  ids: { communityId, tipId },
});

/** As {@link creditQuestion}, to the author of one of its messages alone. */
export const questionToAuthor = ({ communityId, id }: Pick<Tip, "communityId" | "id">, userId: string) =>
  noticeTo([userId], { ...creditQuestion(communityId, id), basis: [communityId, id, userId] });

/** Asks the authors of its text, except the actor. */
export function questionsOf(
  actor: Pick<Actor, "userId">,
  tip: Parameters<typeof tipRecord>[0],
): NewMessage[] {
  const asked = creditedIds(tip).filter(
    (userId) => userId !== actor.userId && isAuthorOfWords({ userId }, { creditAnswers: [], ...tip }),
  );
  return noticeTo(asked, creditQuestion(tip.communityId, tip.id));
}

/**
 * Writes a new tip, and asks the authors of its text. With the third one the community is offered a digest.
 * @param tipsBefore of {@link countBeforeOffer}.
 */
export async function writeTip(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  tipsBefore: number | undefined,
  given: Omit<Parameters<typeof tipRecord>[0], "communityId">,
): Promise<Omit<SavedTip, "community">> {
  const records = deps.records.forTenant(actor.tenantId);
  const communityId = community.id;
  const tip = { ...given, communityId };
  const check = tip.unchecked ? [authorMessage(tip.id)] : [];
  const news = tip.tags.length > 0 ? [followedMessage({ news: "tip" }, tip.id)] : [];
  const messages = [...questionsOf(actor, tip), ...check, ...news];
  const result = await records.write(messages.reduce(withMessage, tipRecord(tip)), { absent: true });
  if (result.outcome !== "written") {
    if (!result.current) throw new Error("A tip vanished while it was saved.");
    return alreadySaved(actor, community, result.current);
  }
  const saved = { outcome: "saved", tip: tipFrom(result.record) } as const;
  if (tipsBefore === undefined) return saved;
  if (tipsBefore + 1 >= tipsBeforeOffer) await offerDigest(records, communityId);
  return { ...saved, isFirst: tipsBefore === 0 };
}
