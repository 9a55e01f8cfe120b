// Who may do what with a tip, as sentences.
import type { Actor } from "../core/actor.ts";
import { creditedIds } from "../communities/credit.ts";
import type { Tip } from "./tip.ts";

type WhoseIdea = Pick<Tip, "savedBy" | "credited" | "source" | "creditAnswers">;

/**
 * Of words that somebody else made a tip of, or of a reply in a tip of several. Who answered stays known by that, with a
 * name or without.
 */
export const isAuthorOfWords = (actor: Pick<Actor, "userId">, tip: WhoseIdea): boolean => {
  if (tip.creditAnswers.some(({ userId }) => userId === actor.userId)) return true;
  // A message has one author.
  if (tip.source.kind === "message" && tip.creditAnswers.length > 0) return false;
  const isMadeByAnother = tip.source.kind !== "written" && tip.savedBy.userId !== actor.userId;
  return isMadeByAnother && creditedIds(tip).includes(actor.userId);
};

/** Whether nobody else is thanked for it: then it makes no sense to thank, or to say that it helped. */
export const isOwnTip = (actor: Pick<Actor, "userId">, { credited, savedBy, source }: WhoseIdea): boolean =>
  credited.length > 0
    ? credited.every(({ userId }) => userId === actor.userId)
    : source.kind === "written" && savedBy.userId === actor.userId;

/** Whether the words of others are in it, too: then it is theirs as well. */
export const sharesWords = (actor: Pick<Actor, "userId">, tip: WhoseIdea): boolean =>
  tip.source.kind === "solution" &&
  [...tip.credited, ...tip.creditAnswers].some(({ userId }) => userId !== actor.userId);

/**
 * Anybody with access improves a tip; whose idea it is, only whoever saved it or is credited says, and once the author
 * of the message has answered, nobody but the author. Of a solution each of its authors answers for themselves alone.
 */
export const canChangeCredit = (actor: Actor, tip: WhoseIdea): boolean => {
  if (tip.source.kind === "solution") return false;
  if (tip.creditAnswers.length > 0) return isAuthorOfWords(actor, tip);
  return tip.savedBy.userId === actor.userId || creditedIds(tip).includes(actor.userId);
};
