// What tips and problems have in common in an exported community.
import type { HiddenInFile, TipInFile } from "../../contract/community-file-entries.ts";
import type { CreditAnswer } from "../communities/credit.ts";
import type { Hiding } from "../communities/hiding.ts";
import type { Person } from "../core/person.ts";
import { messageSourceFrom } from "../tips/save-tip.ts";
import { actorInFile, anonymousInFile, personFromFile, signOf, userIdOfSign } from "./people-in-file.ts";

export const hiddenInFile = (
  tenantId: string,
  { by, reason, at, answer }: Hiding,
  importedBy: Person | undefined,
): HiddenInFile => ({
  by: actorInFile(tenantId, by, importedBy),
  reason,
  at,
  ...(answer && { answer: { text: answer.text, at: answer.at } }),
});

export const hiddenFromFile = ({ by, ...hidden }: HiddenInFile): Hiding => ({
  ...hidden,
  by: personFromFile(by),
});

/** Like a client's: a message leads to itself in Teams, and nowhere else. */
export const sourceFromFile = <Source extends TipInFile["source"]>(source: Source) =>
  source.kind === "message" ? messageSourceFrom(source) : source;

type AnswerInFile = TipInFile["creditAnswers"][number];

/** @param entryId for the sign of an author who is not `isNamed`. */
export const answerInFile = (
  tenantId: string,
  { userId, answer, at }: CreditAnswer,
  { entryId, isNamed }: { readonly entryId: string; readonly isNamed: boolean },
): AnswerInFile => ({
  sign: isNamed ? signOf(tenantId, userId) : anonymousInFile(entryId).sign,
  answer,
  at,
});

export const answerFromFile = ({ sign, answer, at }: AnswerInFile): CreditAnswer => ({
  userId: userIdOfSign(sign),
  answer,
  at,
});
