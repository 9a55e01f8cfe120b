import type { CreditInput, MessageSourceInput, SaveTipInput } from "../contract/tips.ts";
import { getCommunity } from "./access.ts";
import type { Actor } from "./actor.ts";
import type { Community } from "./community.ts";
import { derivedId } from "./ids.ts";
import { noticeTo, type News } from "./notices/notice.ts";
import type { CommunityDeps } from "./ports.ts";
import { creditOfReply } from "./problems/credit-of-reply.ts";
import { withMessage } from "./telling/message.ts";
import { parseMessageLink } from "./text/message-link.ts";
import { tipFrom, tipRecord, type Credit, type Tip, type TipSource } from "./tip.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

/**
 * The identity of a tip: of the message it came from, so that a message is saved once in a community, whoever saves it;
 * otherwise of the form it was written in, so that sending the form twice saves once.
 */
export const tipIdFor = (
  communityId: string,
  actor: Actor,
  input: Pick<SaveTipInput, "source" | "nonce">,
): string =>
  input.source
    ? derivedId("message", communityId, input.source.conversationId, input.source.messageId)
    : derivedId("written", communityId, actor.userId, input.nonce);

export const creditFrom = (input: CreditInput, actor: Actor): Credit =>
  input.kind === "me" ? { kind: "person", name: actor.name, userId: actor.userId } : input;

/** The message as it is kept, or that there was none. */
export const sourceFrom = (source: MessageSourceInput | undefined): TipSource =>
  source ? messageSourceFrom(source) : { kind: "written" };

export const messageSourceFrom = (source: MessageSourceInput): Extract<TipSource, { kind: "message" }> => ({
  kind: "message",
  ...source,
  link: ownLink(source),
});

/** A source may lead to its very message in Teams, and nowhere else. */
function ownLink({ link, conversationId, messageId }: MessageSourceInput): string | undefined {
  const named = link === undefined ? undefined : parseMessageLink(link);
  return named?.conversationId === conversationId && named.messageId === messageId ? link : undefined;
}

/**
 * Saves a tip: one store round trip after access. `alreadySaved` with the tip that is there when the message was saved
 * before or the form was sent before. Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function saveTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  input: SaveTipInput,
): Promise<{ outcome: "saved" | "alreadySaved"; tip: Tip; community: Community }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return { ...(await saveTipIn(deps, actor, community, input)), community };
}

/** Whether the author of a saved message wants to be named: asked once. */
export const creditQuestion = (communityId: string, tipId: string): News => ({
  kind: "credit",
  basis: [communityId, tipId],
  ids: { communityId, tipId },
});

/**
 * Like {@link saveTip}, in a community to which access for writing is already judged. One store round trip, and one more
 * for a tip that is made from a reply.
 */
export async function saveTipIn(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  input: SaveTipInput,
): Promise<{ outcome: "saved" | "alreadySaved"; tip: Tip }> {
  const id = tipIdFor(community.id, actor, input);
  const said = creditFrom(input.credit, actor);
  const credit = input.fromReply ? await creditOfReply(deps, actor, community, input.fromReply, said) : said;
  const record = tipRecord({
    id,
    communityId: community.id,
    title: input.title,
    markdown: input.markdown,
    tags: input.tags,
    credit,
    source: sourceFrom(input.source),
    savedBy: { userId: actor.userId, name: actor.name },
  });
  // Whoever wrote the message is asked whether that is all right.
  const author = input.source && credit.kind === "person" ? credit.userId : undefined;
  const isAsked = author !== undefined && author !== actor.userId;
  const question = isAsked ? noticeTo([author], creditQuestion(community.id, id)) : [];
  const result = await deps.records
    .forTenant(actor.tenantId)
    .write(question.reduce(withMessage, record), { absent: true });
  if (result.outcome === "written") return { outcome: "saved", tip: tipFrom(result.record) };
  if (!result.current) throw new Error("A tip vanished while it was saved.");
  return { outcome: "alreadySaved", tip: tipFrom(result.current) };
}
