// Whom a tip thanks: everybody who wrote what it was made from, and what each of them said to being named.
import { z } from "zod";
import { creditAnswers, type CreditView } from "../contract/tips.ts";

/** Somebody without an id was named by hand. */
const creditedPerson = z.object({ name: z.string(), userId: z.string().optional() });
export type CreditedPerson = Readonly<z.infer<typeof creditedPerson>>;

/** Loose: what a newer version has added stays. */
const creditAnswer = z.looseObject({
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
}

/**
 * How it lies in the body of a tip. Versions before knew of one person and one answer: the first stand where they look,
 * the rest beside.
 */
export const creditFields = z.object({
  credit: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("person"), name: z.string(), userId: z.string().optional() }),
    z.object({ kind: z.literal("withoutName") }),
  ]),
  alsoCredited: z.array(creditedPerson).optional(),
  creditAnswer: creditAnswer.optional(),
  otherCreditAnswers: z.array(creditAnswer).optional(),
});
type Fields = z.infer<typeof creditFields>;

export function creditIn({ credit, alsoCredited, creditAnswer: first, otherCreditAnswers }: Fields): Credit {
  const named = credit.kind === "person" ? [personOf(credit)] : [];
  return {
    credited: [...named, ...(alsoCredited ?? []).map(personOf)],
    creditAnswers: [...(first ? [first] : []), ...(otherCreditAnswers ?? [])],
  };
}

const personOf = ({ name, userId }: CreditedPerson): CreditedPerson => ({
  name,
  ...(userId !== undefined && { userId }),
});

/** The fields of a body for what is given, the rest left as it is. Undefined takes a field away. */
export function creditFieldsOf({ credited, creditAnswers: answers }: Partial<Credit>): Partial<Fields> {
  const [person, ...others] = credited ?? [];
  const [answer, ...otherAnswers] = answers ?? [];
  return {
    ...(credited && {
      credit: person ? { kind: "person", ...person } : { kind: "withoutName" },
      alsoCredited: others.length > 0 ? others.map(personOf) : undefined,
    }),
    ...(answers && {
      creditAnswer: answer && { ...answer },
      otherCreditAnswers: otherAnswers.length > 0 ? otherAnswers.map((one) => ({ ...one })) : undefined,
    }),
  };
}

export const creditView = ({ credited }: Pick<Credit, "credited">): CreditView => ({
  names: credited.map(({ name }) => name).filter((name) => name !== ""),
});

/** What the person said. */
export const answerOf = (
  { userId }: { readonly userId: string },
  { creditAnswers: answers }: Pick<Credit, "creditAnswers">,
): CreditAnswer["answer"] | undefined => answers.find((one) => one.userId === userId)?.answer;

/** Entra object ids of those who are named. */
export const creditedIds = ({ credited }: Pick<Credit, "credited">): string[] =>
  credited.flatMap(({ userId }) => (userId === undefined ? [] : [userId]));
