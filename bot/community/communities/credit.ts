// Whom a tip thanks: everybody who wrote what it was made from, and what each of them said to being named.
import { z } from "zod";
import { creditAnswers, type CreditView } from "../../contract/tips.ts";
import { claim, isTyped, namedView, uncheckedAuthor, type UncheckedAuthor } from "./claim.ts";

/**
 * A name without an id was typed by hand. One with an id is known to Teams; it has no claim when it is the person's own
 * word: they saved or wrote it themselves, or answered that their name stays. Loose: what a newer version has added
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

export interface Credit {
  /** In the order of their words; nobody: it is shared without a name. */
  readonly credited: readonly CreditedPerson[];
  /** At most one of each of those whose words they are. */
  readonly creditAnswers: readonly CreditAnswer[];
  /** Whom the tip thanks if Teams knows them there. */
  readonly unchecked?: UncheckedAuthor | undefined;
}

/** How it lies in the body of a tip. */
export const creditFields = z.object({
  credited: z.array(creditedPerson),
  creditAnswers: z.array(creditAnswer),
  unchecked: uncheckedAuthor.optional(),
});
type Fields = z.infer<typeof creditFields>;

/** The fields of a body for what is given, the rest left as it is. An `unchecked` of undefined takes it away. */
export const creditFieldsOf = (credit: Partial<Credit>): Partial<Fields> => ({
  ...(credit.credited && { credited: credit.credited.map((one) => ({ ...one })) }),
  ...(credit.creditAnswers && { creditAnswers: credit.creditAnswers.map((one) => ({ ...one })) }),
  ...("unchecked" in credit && { unchecked: credit.unchecked && { ...credit.unchecked } }),
});

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

/** Entra object ids of those who are named. */
export const creditedIds = ({ credited }: Pick<Credit, "credited">): string[] =>
  credited.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
