// A problem that nobody answered for three days is offered once more: to its asker, and in the weekly digest.
import { withMessage } from "../outbox/message.ts";
import type { RecordToWrite } from "../../records/records.ts";
import { shownReplies, type Problem } from "./problem.ts";

/** In the outbox of a problem from the moment it is asked. */
export const unansweredMessageKind = "unanswered";

/** Milliseconds. */
export const unansweredMs = 3 * 24 * 60 * 60_000;

/** With the message that is due when three days have passed. */
export const withUnansweredMessage = (record: RecordToWrite, askedAt: Date): RecordToWrite =>
  withMessage(record, {
    id: "unanswered",
    kind: unansweredMessageKind,
    order: "unanswered",
    data: {},
    notBefore: new Date(askedAt.getTime() + unansweredMs).toISOString(),
  });

/** Nobody whom others can read has replied, and it is not hidden itself. */
export const isUnanswered = (problem: Pick<Problem, "replies" | "hidden">): boolean =>
  !problem.hidden && shownReplies(problem).length === 0;
