// The messages of one thread of which a tip is made, once it is made of more than one.
import type { CreditedPerson } from "../communities/credit.ts";
import type { MessageOfTip, Tip, TipSource } from "./tip.ts";

/** None while the tip is made of one message alone. */
export const messagesOf = ({ source }: { readonly source: TipSource }): readonly MessageOfTip[] =>
  source.kind === "message" ? (source.messages ?? []) : [];

/** The same, with the one message from which it was saved; none of a tip that was made otherwise. */
export function messagesWithFirst(tip: Tip): readonly MessageOfTip[] {
  const known = messagesOf(tip);
  if (known.length > 0 || tip.source.kind !== "message") return known;
  const { messageId, link, sentAt } = tip.source;
  const authorId = authorOfOne(tip);
  return [
    {
      messageId,
      ...(link !== undefined && { link }),
      ...(sentAt !== undefined && { sentAt }),
      ...(authorId !== undefined && { authorId }),
      markdown: tip.markdown,
    },
  ];
}

/** A message has one author, who has answered, is credited, or will be once Teams knows them. */
const authorOfOne = ({ creditAnswers, credited, unchecked }: Tip): string | undefined =>
  creditAnswers[0]?.userId ?? unchecked?.userId ?? credited[0]?.userId;

/** The credited people with one more, in the order of their words. */
export function withCredited(
  tip: Pick<Tip, "credited" | "source">,
  person: CreditedPerson,
): CreditedPerson[] {
  const authors = messagesOf(tip).map(({ authorId }) => authorId);
  const isBefore = new Set(authors.slice(0, authors.indexOf(person.userId)));
  const last = tip.credited.findLastIndex(({ userId }) => userId !== undefined && isBefore.has(userId));
  return tip.credited.toSpliced(last + 1, 0, person);
}

/** The source without one author's messages: it leads to the first that is left. */
export function withoutMessagesOf(source: TipSource, userId: string): TipSource {
  if (source.kind !== "message") return source;
  const messages = source.messages?.filter(({ authorId }) => authorId !== userId) ?? [];
  const [first] = messages;
  if (!first) return source;
  return sourceOfMessages(source.conversationId, [first, ...messages.slice(1)]);
}

/** It leads to the first of them. */
export function sourceOfMessages(
  conversationId: string,
  messages: readonly [MessageOfTip, ...MessageOfTip[]],
): TipSource {
  const [{ messageId, link, sentAt }] = messages;
  return {
    kind: "message",
    conversationId,
    messageId,
    ...(link !== undefined && { link }),
    ...(sentAt !== undefined && { sentAt }),
    messages,
  };
}
