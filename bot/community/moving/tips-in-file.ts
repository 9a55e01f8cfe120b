// Tips in an exported community, named field by field both ways: a field that is not named here is not exported.
import type { Person } from "../core/person.ts";
import type { TipInFile, WritingInFile } from "../../contract/community-file-entries.ts";
import type { Claim } from "../communities/claim.ts";
import { creditedIds } from "../communities/credit.ts";
import type { Revision } from "../tips/revisions.ts";
import { isAnonymousWriting } from "../tips/tip-policies.ts";
import type { NewTip, Tip, TipSource, Writing } from "../tips/tip.ts";
import {
  answerFromFile,
  answerInFile,
  hiddenFromFile,
  hiddenInFile,
  sourceFromFile,
} from "./entry-parts-in-file.ts";
import {
  actorInFile,
  anonymousInFile,
  personFromFile,
  personInFile,
  signOf,
  userIdOfSign,
} from "./people-in-file.ts";

/** The saver of a tip that is credited without a name is anonymous, too: mostly it is the same person. */
export function tipInFile(tenantId: string, tip: Tip, revisions: readonly Revision[]): TipInFile {
  const isWithoutName = tip.credited.length === 0;
  const named = creditedIds(tip);
  const writing = (one: Writing) => writingInFile(tenantId, tip, one);
  const saver = (one: Person) =>
    isWithoutName || one.name === "" ? anonymousInFile(tip.id) : personInFile(tenantId, one);
  return {
    id: tip.id,
    title: tip.title,
    markdown: tip.markdown,
    tags: tip.tags,
    source: sourceInFile(tip.source),
    createdAt: tip.createdAt,
    changedAt: tip.changedAt,
    credited: tip.credited.map(({ name, userId, claim }) => ({
      name,
      ...(userId !== undefined && { sign: signOf(tenantId, userId) }),
      ...(claim && { claim: { by: saver(claim.by), from: claim.from } }),
    })),
    savedBy: saver(tip.savedBy),
    revision: tip.revision,
    written: writing(tip.written),
    revisions: revisions.map((revision) => ({ ...revision, written: writing(revision.written) })),
    // People whom a tip helped are anonymous.
    checks: tip.checks.map(({ by, works, text, at }) => ({
      by: works ? anonymousInFile(tip.id) : personInFile(tenantId, by),
      works,
      text,
      at,
    })),
    creditAnswers: tip.creditAnswers.map((answer) =>
      answerInFile(tenantId, answer, { entryId: tip.id, isNamed: named.includes(answer.userId) }),
    ),
    ...(tip.hidden && { hidden: hiddenInFile(tenantId, tip.hidden, tip.importedBy) }),
  };
}

/** Of several messages the first stands for all: whose words were whose is not exported. */
function sourceInFile(source: TipSource): TipInFile["source"] {
  if (source.kind !== "message") return source;
  const { messages: _messages, ...first } = source;
  return first;
}

function writingInFile(tenantId: string, tip: Tip, written: Writing): WritingInFile {
  const { by, at, note, restored } = written;
  return {
    by: isAnonymousWriting(tip, written)
      ? anonymousInFile(tip.id)
      : actorInFile(tenantId, by, tip.importedBy),
    at,
    ...(note !== undefined && { note }),
    ...(restored !== undefined && { restored }),
  };
}

/** @param importedBy claims the names in the file, which no one here has confirmed. */
export const tipFromFile = (
  communityId: string,
  { revisions: _revisions, hidden, ...tip }: TipInFile,
  importedBy: Claim["by"],
): NewTip => ({
  ...tip,
  communityId,
  source: sourceFromFile(tip.source),
  credited: tip.credited.map(({ name, sign }) => ({
    name,
    ...(sign !== undefined && { userId: userIdOfSign(sign) }),
    claim: { by: importedBy, from: "client" },
  })),
  savedBy: personFromFile(tip.savedBy),
  written: writingFromFile(tip.written),
  checks: tip.checks.map(({ by, ...check }) => ({ ...check, by: personFromFile(by) })),
  creditAnswers: tip.creditAnswers.map(answerFromFile),
  ...(hidden && { hidden: hiddenFromFile(hidden) }),
});

const writingFromFile = ({ by, ...writing }: WritingInFile): Writing => ({
  ...writing,
  by: personFromFile(by),
});

export const revisionsFromFile = ({ revisions }: TipInFile): Revision[] =>
  revisions.map(({ written, ...revision }) => ({ ...revision, written: writingFromFile(written) }));
