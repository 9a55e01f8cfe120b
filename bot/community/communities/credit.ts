// The credit of a tip: the authors of its text, and their answers to being named.
import type { DeepReadonly } from "../../contract/deep-readonly.ts";
import { z } from "zod";
import { creditAnswers, type CreditView } from "../../contract/tips.ts";
import { claim, isTyped, namedView, uncheckedAuthor } from "./claim.ts";

/**
 * A name without an id was typed by hand. One with an id is known to Teams; it has no claim when it is the person's own
 * word: they saved or wrote the tip themselves, or answered that their name stays. Loose: what a newer version has added
 * stays when the tip is written over.
 */
const creditedPerson = z.looseObject({
  name: z.string(),
  userId: z.string().optional(),
  claim: claim.optional(),
});
export type CreditedPerson = Readonly<z.infer<typeof creditedPerson>>;

export const creditAnswer = z.looseObject({
  userId: z.string(),
  answer: z.enum(creditAnswers),
  at: z.string(),
});
export type CreditAnswer = Readonly<z.infer<typeof creditAnswer>>;

export const creditFields = z.object({
  /** In the order of their words; empty: it is shared without a name. */
  credited: z.array(creditedPerson),
  /** At most one of each author. */
  creditAnswers: z.array(creditAnswer),
  /** The author to be credited if Teams knows them there. */
  unchecked: uncheckedAuthor.optional(),
});
export type Credit = DeepReadonly<z.infer<typeof creditFields>>;

export const creditView = ({ credited }: Pick<Credit, "credited">): CreditView => ({
  people: credited
    .filter(({ name }) => name !== "")
    .map(({ name, userId, claim: claimed }) => ({
      ...namedView({ name, userId }),
      ...(claimed && { claim: { by: { kind: "person", name: claimed.by.name }, isTyped: isTyped(userId) } }),
    })),
});

/** What the person said. */
export const answerOf = (
  { userId }: { readonly userId: string },
  { creditAnswers: answers }: Pick<Credit, "creditAnswers">,
): CreditAnswer["answer"] | undefined => answers.find((one) => one.userId === userId)?.answer;

export const creditedIds = ({ credited }: Pick<Credit, "credited">): string[] =>
  credited.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
