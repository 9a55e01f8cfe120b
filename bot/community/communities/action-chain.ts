// The activity log of a community as a chain: each action holds the fingerprint of the one before it, so that a
// changed, removed or inserted action is noticed.
// The head of the chain is a record of its own and holds the newest action. It is written first, under a condition, and
// gives each action its position; the action's own record follows. After a crash in between, the next writer completes
// the log from the head.
// Erasing a person removes their name and id from an action. So a fingerprint covers these by a salted mark: without
// the salt it still proves the order, and no longer identifies the person. Author and subject have a mark each, so that
// erasing one leaves the other proven.
import { createHash } from "node:crypto";
import { z } from "zod";
import { namesPerson } from "../../contract/actions.ts";
import type { Records, StoredRecord } from "../../records/records.ts";
import { actionNote, type ActionNote } from "./action-note.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope } from "./community.ts";
import { isReachable } from "../core/placeholder-ids.ts";
import { defineRecord } from "../core/record-kind.ts";

const idPrefix = "action.";

/** Proves a person's name and id; without a salt after their erasure. */
const personMark = z.object({ salt: z.string(), mark: z.string() });
type PersonMark = Readonly<z.infer<typeof personMark>>;

const link = z.object({
  /** From 1, without gaps. */
  position: z.number().int().positive(),
  /** Fingerprint of the action before; empty for the first. */
  previous: z.string(),
  author: personMark,
  /** Of an action whose `about` is a person's name. */
  subject: personMark.optional(),
  /** SHA-256 of all this and of the action but for its people, base64url. */
  fingerprint: z.string(),
});

export const actionRecords = defineRecord({
  kind: "action",
  key: ({ communityId, id }: { readonly communityId: string; readonly id: string }) => ({
    scope: communityScope(communityId),
    id: idPrefix + id,
  }),
  body: actionNote.omit({ id: true }).extend({ link }),
});

/** The head of the chain, which holds the newest action. */
export const chainHeads = defineRecord({
  kind: "actionChain",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "action-chain" }),
  body: z.object({ last: actionNote.extend({ link }) }),
});

export type ChainedAction = ActionNote & { readonly link: Readonly<z.infer<typeof link>> };

export const chainedActionFrom = (record: StoredRecord): ChainedAction => ({
  id: record.id.slice(idPrefix.length),
  ...actionRecords.read(record),
});

/**
 * Appends an action to the log. Appending the same action again changes nothing.
 * @param newSalt 22 random characters.
 */
export async function appendAction(
  records: Records,
  communityId: string,
  note: ActionNote,
  newSalt: () => string,
): Promise<void> {
  const complete = (action: ChainedAction) =>
    records.write(actionRecords.written({ communityId, id: action.id }, action), { absent: true });
  let action: ChainedAction | undefined;
  await changeRecord(records, chainHeads.key(communityId), async (head) => {
    const last = head && chainHeads.read(head).last;
    // Read after the head: whatever the head has passed already has its record.
    const [known] = await Promise.all([
      actionRecords.findRecord(records, { communityId, id: note.id }),
      last && complete(last),
    ]);
    action = known || last?.id === note.id ? undefined : linked(note, last?.link, newSalt);
    return action && chainHeads.written(communityId, { last: action });
  });
  if (action) await complete(action);
}

function linked(
  note: ActionNote,
  before: ChainedAction["link"] | undefined,
  newSalt: () => string,
): ChainedAction {
  const unsigned = {
    position: (before?.position ?? 0) + 1,
    previous: before?.fingerprint ?? "",
    author: marked(authorOf(note), newSalt()),
    ...(namesPerson.has(note.kind) && { subject: marked([note.about], newSalt()) }),
  };
  return { ...note, link: { ...unsigned, fingerprint: fingerprintOf(note, unsigned) } };
}

const sha256 = (...parts: readonly unknown[]): string =>
  createHash("sha256").update(JSON.stringify(parts)).digest("base64url");

const authorOf = ({ by }: ActionNote): readonly string[] => [by.userId, by.name];

const marked = (person: readonly string[], salt: string): PersonMark => ({
  salt,
  mark: sha256(salt, ...person),
});

/** Erasing a person takes their object id out of every text. */
const withoutIds = (text: string): string => text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/giu, "");

function fingerprintOf(
  note: ActionNote,
  { position, previous, author, subject }: Omit<ChainedAction["link"], "fingerprint">,
): string {
  const { id, at, kind, about, before, reason, entry, isImported = false } = note;
  const texts = [subject ? "" : about, before, reason].map(withoutIds);
  const what = entry ? [entry.kind, entry.id, entry.replyId ?? ""] : [];
  const marks = [author.mark, subject?.mark];
  return sha256(position, previous, marks, id, at, kind, texts, what, isImported);
}

/** The action after a person's name and id were taken out of it: then the salt of their mark goes, too. */
export function erasedAction(before: ChainedAction, after: ChainedAction): ChainedAction {
  const { author, subject, ...link } = after.link;
  const isAuthor = authorOf(before).join() !== authorOf(after).join();
  const isSubject = before.about !== after.about;
  return {
    ...after,
    link: {
      ...link,
      author: isAuthor ? { ...author, salt: "" } : author,
      ...(subject && { subject: isSubject ? { ...subject, salt: "" } : subject }),
    },
  };
}

function isGenuine(action: ChainedAction): boolean {
  const { link: own, by, about } = action;
  return (
    own.fingerprint === fingerprintOf(action, own) &&
    proves(own.author, authorOf(action), !isReachable(by.userId) && by.name === "") &&
    (own.subject === undefined || proves(own.subject, [about], about === ""))
  );
}

/** @param isErased no person is named any more, as after an erasure. */
const proves = ({ salt, mark }: PersonMark, person: readonly string[], isErased: boolean): boolean =>
  salt === "" ? isErased : mark === marked(person, salt).mark;

export type LogCheck =
  | {
      readonly isWhole: true;
      /** Of the newest action; empty for an empty log. */ readonly fingerprint: string;
    }
  | { readonly isWhole: false };

/** What is left to check of a genuine action: its place among the others. */
export interface CheckedLink extends Readonly<
  Pick<z.infer<typeof link>, "position" | "previous" | "fingerprint">
> {
  readonly id: string;
}

/** Undefined when the action is not as it was written. */
export function checkedLink(action: ChainedAction): CheckedLink | undefined {
  const { position, previous, fingerprint } = action.link;
  return isGenuine(action) ? { id: action.id, position, previous, fingerprint } : undefined;
}

/**
 * Whether these are all the actions that were ever appended.
 * @param links in any order.
 * @param head undefined where nothing was appended.
 */
export function checkChain(links: readonly CheckedLink[], head: ChainedAction | undefined): LogCheck {
  const all = [...links];
  if (head && !links.some(({ id }) => id === head.id)) {
    // Only the newest may still lack its record.
    const last = checkedLink(head);
    if (!last) return { isWhole: false };
    all.push(last);
  }
  let before: CheckedLink | undefined;
  for (const own of all.sort((one, other) => one.position - other.position)) {
    const follows =
      own.position === (before?.position ?? 0) + 1 && own.previous === (before?.fingerprint ?? "");
    if (!follows) return { isWhole: false };
    before = own;
  }
  if (before?.fingerprint !== head?.link.fingerprint) return { isWhole: false };
  return { isWhole: true, fingerprint: before?.fingerprint ?? "" };
}

/** The newest action, as the head of the chain holds it. */
export async function findLastAction(
  records: Records,
  communityId: string,
): Promise<ChainedAction | undefined> {
  const head = await chainHeads.findRecord(records, communityId);
  return head && chainHeads.read(head).last;
}
