// Permissions on a tip.
import type { Actor } from "../core/actor.ts";
import { creditedIds } from "../communities/credit.ts";
import { messagesOf } from "./messages-of-tip.ts";
import type { Tip, Writing } from "./tip.ts";

type WhoseIdea = Pick<Tip, "savedBy" | "credited" | "source" | "creditAnswers">;

/**
 * Whether the person wrote a text that another saved, or one of the texts in a tip of several; known by their answer,
 * also once they are not named.
 */
export const isAuthorOfWords = (actor: Pick<Actor, "userId">, tip: WhoseIdea): boolean => {
  if (tip.creditAnswers.some(({ userId }) => userId === actor.userId)) return true;
  if (messagesOf(tip).length > 0)
    return tip.credited.some(({ userId, claim }) => userId === actor.userId && claim !== undefined);
  // A message has one author.
  if (tip.source.kind === "message" && tip.creditAnswers.length > 0) return false;
  const isMadeByAnother = tip.source.kind !== "written" && tip.savedBy.userId !== actor.userId;
  return isMadeByAnother && creditedIds(tip).includes(actor.userId);
};

/** Whether no one else is credited: then there is no one to thank, or to tell a story to. */
export const isOwnTip = (actor: Pick<Actor, "userId">, { credited, savedBy, source }: WhoseIdea): boolean =>
  credited.length > 0
    ? credited.every(({ userId }) => userId === actor.userId)
    : source.kind === "written" && savedBy.userId === actor.userId;

/** Whether it is made of texts that can have several authors. */
export const isOfSeveral = (tip: Pick<Tip, "source">): boolean =>
  tip.source.kind === "solution" || messagesOf(tip).length > 0;

/** Whether the words of others are in it, too: then it is theirs as well. */
export const sharesWords = (actor: Pick<Actor, "userId">, tip: WhoseIdea): boolean =>
  messagesOf(tip).some(({ authorId }) => authorId !== actor.userId) ||
  (tip.source.kind === "solution" &&
    [...tip.credited, ...tip.creditAnswers].some(({ userId }) => userId !== actor.userId));

/**
 * The saver and credited people change the credit; once the author of the message has answered, only the author. Of
 * several texts, each author answers for themselves.
 */
export const canChangeCredit = (actor: Actor, tip: WhoseIdea): boolean => {
  if (isOfSeveral(tip)) return false;
  if (tip.creditAnswers.length > 0) return isAuthorOfWords(actor, tip);
  return tip.savedBy.userId === actor.userId || creditedIds(tip).includes(actor.userId);
};

/**
 * The saver of an anonymous tip is anonymous in its history, too. Somebody who is named nowhere any more is there like
 * them: a change would show who it was.
 */
export const isAnonymousWriting = (
  { credited, savedBy }: Pick<Tip, "credited" | "savedBy">,
  { by }: Pick<Writing, "by">,
): boolean => by.name === "" || (credited.length === 0 && by.userId === savedBy.userId);
