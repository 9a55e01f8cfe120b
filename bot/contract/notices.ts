// A person's private notifications, and their choices.
import { z } from "zod";
import { entraId, ownId, timeZone } from "./fields.ts";
import { limits } from "./limits.ts";

/** The three switches of the page, with the kinds that each turns on and off. */
export const noticeGroups = {
  answer: ["reply", "unanswered", "askedYou", "credit", "thanks", "doubted", "hidden", "accessRequest"],
  helped: ["accepted", "helped"],
  follow: ["following", "solved"],
} as const;

/** Each can be turned off by the person. The order is that of the page. */
export const noticeKinds = [...noticeGroups.answer, ...noticeGroups.helped, ...noticeGroups.follow] as const;
export type NoticeKind = (typeof noticeKinds)[number];

/** What a line on a card can say; the words stand under `notice.` and this. */
export type NoticeSentence =
  | "reply.new"
  | "reply.newUnnamed"
  | "unanswered.mine"
  | "askedYou.look"
  | "askedYou.lookFor"
  | "askedYou.notNow"
  | "solved.mine"
  | "solved.other"
  | "accepted.mine"
  | "accepted.entry"
  | "helped.one"
  | "helped.several"
  | "helped.problem"
  | "helped.person"
  | "credit.ask"
  | "credit.keep"
  | "credit.withoutName"
  | "credit.gone"
  | "doubted.mine"
  | "hidden.now"
  | "hidden.again"
  | "accessRequest.ask"
  | "accessRequest.letIn"
  | "accessRequest.answered"
  | "thanks.ask"
  | "thanks.shown"
  | "thanks.kept"
  | "thanks.refused"
  | "thanks.gone"
  | "following.tip"
  | "following.changed"
  | "following.asked"
  | "following.askedHere"
  | "following.solvedTag";

/** What a person can do about a line on a page; the words stand under `notice.way.` and this. */
export type NoticeWay = "addDetail" | "askElsewhere" | "withdraw";

/** What a person can answer to a line, on the card itself. */
const creditChoicesOfNotice = ["keep", "withoutName", "withdraw"] as const;
const accessRequestChoices = ["letIn", "passOver"] as const;

const answerCredit = z.object({ communityId: ownId, choice: z.enum(creditChoicesOfNotice) });
/** Of words that became a tip, or a reply. */
export const answerCreditData = z.union([
  answerCredit.extend({ tipId: ownId }),
  answerCredit.extend({ problemId: ownId, replyId: ownId }),
]);
export const answerAccessRequestData = z.object({
  communityId: ownId,
  userId: entraId,
  choice: z.enum(accessRequestChoices),
});
/** The asker marks the reply of a notice as the solution. */
export const acceptNoticedReplyData = z.object({ communityId: ownId, problemId: ownId, replyId: ownId });
/** "Not now" to being asked, too. */
export const declineAskedData = z.object({ communityId: ownId, problemId: ownId });
const thanksChoices = ["showThanks", "keepThanks"] as const;
export const answerThanksData = z.object({ thanksId: ownId, choice: z.enum(thanksChoices) });

/** "07:30". */
const timeOfDay = z.string().regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/u);

/** Between these no card comes; `from` may be later than `to`, then the night lies between them. */
export const quietHours = z
  .object({
    from: timeOfDay,
    to: timeOfDay,
    /** IANA, such as "Europe/Lisbon". */
    zone: timeZone,
  })
  .refine(({ from, to }) => from !== to, { path: ["to"] });
export type QuietHours = z.infer<typeof quietHours>;

export const noticeSettingsInput = z.object({
  off: z.array(z.enum(noticeKinds)).max(noticeKinds.length),
  quietHours: quietHours.nullable(),
  /** ISO 8601: no card comes before. Left out, it stays as it is. */
  pausedUntil: z.iso.datetime().nullable().optional(),
  /** Ids of communities of which nothing is sent. Left out, they stay as they are. */
  muted: z.array(ownId).max(limits.joinedCommunities).optional(),
});
export type NoticeSettingsInput = z.infer<typeof noticeSettingsInput>;

export interface NoticeSettingsView {
  off: NoticeKind[];
  quietHours: QuietHours | null;
  /** ISO 8601; it may be over. */
  pausedUntil: string | null;
  muted: string[];
}
