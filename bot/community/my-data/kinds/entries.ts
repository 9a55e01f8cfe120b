// Tips with their revisions, and problems with replies. What others rely on stays, without a name.
import type { CreditedPerson } from "../../communities/credit.ts";
import { pictureFrom, pictureRecords } from "../../pictures/picture.ts";
import {
  changedProblemRecord,
  problemFrom,
  problemRecords,
  type Problem,
  type Reply,
} from "../../problems/problem.ts";
import { revisionFrom, revisionPrefix } from "../../tips/revisions.ts";
import {
  changedTipRecord,
  tipFrom,
  tipRecords,
  tipRecordId,
  type Tip,
  type TipSource,
} from "../../tips/tip.ts";
import { personalDataKind, type PersonalData } from "../personal-data-kind.ts";
import { isCalled, isThem, mentions, mentionsName, type Person } from "../person.ts";
import { withoutPerson } from "../without-person.ts";

/** Named by hand where there is no id. */
const isNamed = (person: Person, { userId, name }: CreditedPerson): boolean =>
  userId === undefined ? isCalled(person, name) : isThem(person, userId);

const isCredited = ({ credited }: Pick<Tip, "credited">, person: Person): boolean =>
  credited.some((one) => isNamed(person, one));

/** The id of a chat of two people holds the other's. */
const sourceOf = (source: TipSource) =>
  source.kind === "message" ? { kind: source.kind, sentAt: source.sentAt } : source;

const answerIn = ({ creditAnswers }: Tip, person: Person) =>
  creditAnswers.find(({ userId }) => isThem(person, userId));

/** The saver of others' text did not write its first content. */
const isOfAnother = (found: Tip, person: Person): boolean =>
  !isCredited(found, person) &&
  !answerIn(found, person) &&
  [...found.credited, ...found.creditAnswers].length > 0;

/**
 * A steward's decision about an entry of theirs, or theirs as a steward.
 * @param hasAnswered the answering author is not stored: of two authors, the credited one is assumed.
 */
const hidingOf = (hidden: Tip["hidden"], person: Person, isOwn: boolean, hasAnswered = isOwn) => {
  if (!hidden || (!isOwn && !isThem(person, hidden.by.userId))) return {};
  const { reason, at, answer } = hidden;
  return { hidden: { reason, at, byYou: isThem(person, hidden.by.userId), ...(hasAnswered && { answer }) } };
};

const tip = personalDataKind({
  kind: tipRecords.kind,
  concerns(record, person) {
    if (mentions(person, record.body)) return true;
    return mentionsName(person, record.body) && isCredited(tipFrom(record), person);
  },
  about(record, person): PersonalData {
    const found = tipFrom(record);
    const { title, markdown, tags, source, savedBy, written, checks, createdAt } = found;
    const answer = answerIn(found, person);
    const isWriter = isThem(person, written.by.userId);
    const isOwn = isWriter || isThem(person, savedBy.userId) || isCredited(found, person);
    const isText =
      isCredited(found, person) || (isWriter && !(found.revision === 1 && isOfAnother(found, person)));
    const own = checks.filter(({ by }) => isThem(person, by.userId));
    return {
      data: {
        savedByYou: isThem(person, savedBy.userId),
        writtenByYou: isWriter,
        creditedToYou: isCredited(found, person),
        ...(isText && { title, markdown, tags, at: written.at }),
        ...(isThem(person, savedBy.userId) && { source: sourceOf(source), savedAt: createdAt }),
        ...(isWriter && written.note !== undefined && { note: written.note }),
        checks: own.map(({ works, text, at }) => ({ works, text, at })),
        ...(answer && { creditAnswer: { answer: answer.answer, at: answer.at } }),
        ...hidingOf(found.hidden, person, isOwn, isOwn && !isOfAnother(found, person)),
      },
      ...(isText && { pages: [{ folder: "tips", title, markdown }] }),
    };
  },
  without(record, person, { erasedUserId }) {
    const credited = tipFrom(record).credited.filter((one) => !isNamed(person, one));
    const changed = changedTipRecord(record, { credited });
    return { ...changed, body: withoutPerson(changed.body, person, erasedUserId) };
  },
});

const revision = personalDataKind({
  kind: revisionPrefix,
  about(record, person, among) {
    const { written, ...content } = revisionFrom(record);
    if (!isThem(person, written.by.userId)) return undefined;
    const ofTip = among.get(tipRecordId(record.kind.slice(revisionPrefix.length)));
    if (content.number === 1 && ofTip && isOfAnother(tipFrom(ofTip), person)) return undefined;
    const { at, note } = written;
    const { title, markdown } = content;
    return { data: { ...content, at, note }, pages: [{ folder: "tips", title, markdown }] };
  },
});

/** The author of a message that Teams did not identify is known by name only. */
const isAuthor = ({ author, message }: Reply, person: Person): boolean =>
  isThem(person, message?.answer?.userId) ||
  (author.userId === undefined ? isCalled(person, author.name) : isThem(person, author.userId));

const decisionOf = (decision: Problem["reopened"], person: Person) =>
  decision && isThem(person, decision.by.userId) ? { reason: decision.reason, at: decision.at } : undefined;

function replyOf(reply: Reply, person: Person) {
  const { id, markdown, entry, message, accepted, createdAt, changedAt } = reply;
  const isTheirs = isAuthor(reply, person);
  const isTaken = message !== undefined && isThem(person, message.addedBy.userId);
  const acceptedByYou = decisionOf(accepted, person);
  const hidden = hidingOf(reply.hidden, person, isTheirs || isTaken);
  if (!isTheirs && !isTaken && !acceptedByYou && !("hidden" in hidden)) return [];
  return [
    {
      id,
      ...(isTheirs && { markdown, entry, createdAt, changedAt }),
      ...(isTaken && { takenOverByYou: true, source: sourceOf(message.source) }),
      ...(acceptedByYou && { acceptedByYou }),
      ...hidden,
    },
  ];
}

const problem = personalDataKind({
  kind: problemRecords.kind,
  concerns(record, person) {
    if (mentions(person, record.body)) return true;
    return (
      mentionsName(person, record.body) &&
      problemFrom(record).replies.some((reply) => isAuthor(reply, person))
    );
  },
  about(record, person): PersonalData {
    const found = problemFrom(record);
    const { title, markdown, tags, source, asker, replies, crossPostedFrom, createdAt } = found;
    const isAsker = isThem(person, asker.userId);
    const asked = {
      title,
      markdown,
      tags,
      source: sourceOf(source),
      withoutName: asker.name === undefined,
      createdAt,
    };
    return {
      data: {
        ...(isAsker && { asked }),
        replies: replies.flatMap((reply) => replyOf(reply, person)),
        youHaveItToo: found.haveItToo.some((userId) => isThem(person, userId)),
        reopenedByYou: decisionOf(found.reopened, person),
        crossPostedByYou: crossPostedFrom !== undefined && isThem(person, crossPostedFrom.by.userId),
        ...hidingOf(found.hidden, person, isAsker),
      },
      pages: [
        ...(isAsker ? [{ folder: "problems", title, markdown } as const] : []),
        ...replies
          .filter((reply) => isAuthor(reply, person) && !reply.entry)
          .map((reply) => ({ folder: "replies", title: reply.createdAt, markdown: reply.markdown }) as const),
      ],
    };
  },
  without(record, person, { erasedUserId }) {
    const found = problemFrom(record);
    const isAsker = isThem(person, found.asker.userId);
    const isAsAsker = ({ message }: Reply) => isAsker && found.asker.name === undefined && !message;
    const without = withoutPerson(
      {
        ...found,
        // As if they had asked without a name.
        asker: isAsker ? { userId: erasedUserId } : found.asker,
        // An anonymous author cannot be thanked or notified. The asker's replies stay the asker's: a change would show
        // who asked without a name.
        replies: found.replies.map((reply) =>
          isAuthor(reply, person) && !isAsAsker(reply) ? { ...reply, author: { name: "" } } : reply,
        ),
        // Somebody has it still: nobody sees by that whether it was this person.
        haveItToo: found.haveItToo.map((userId) => (isThem(person, userId) ? erasedUserId : userId)),
      },
      person,
      erasedUserId,
    );
    const changed = changedProblemRecord(record, without);
    return { ...changed, body: withoutPerson(changed.body, person, erasedUserId) };
  },
});

/** Others' texts may show it, so it stays; those that none shows are removed before (erase-in-records.ts). */
const picture = personalDataKind({
  kind: pictureRecords.kind,
  about(record, person) {
    const { by, type, bytes } = pictureFrom(record);
    return isThem(person, by.userId) ? { data: { type, bytes } } : undefined;
  },
});

export const entryKinds = [tip, revision, problem, picture];
