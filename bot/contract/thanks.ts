// Thanks: given, answered by the recipient, and shown in a community. No view has a figure.
import { z } from "zod";
import { namedPersonInput } from "./community-settings.ts";
import { ownId, paragraphs } from "./fields.ts";
import type { HiddenView } from "./moderation.ts";
import type { NamedView } from "./people.ts";
import { limits } from "./limits.ts";
import { messageSourceInput, type EntrySourceView } from "./tips.ts";

/** `waiting`: the thanked person has not answered. `refused`: they want nothing of it. Known to them alone. */
export const thanksStates = ["waiting", "shown", "kept", "refused"] as const;
export type ThanksState = (typeof thanksStates)[number];

const aboutInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), source: messageSourceInput }),
  z.object({ kind: z.literal("tip"), tipId: ownId }),
  z.object({ kind: z.literal("reply"), problemId: ownId, replyId: ownId }),
]);
export type AboutInput = z.infer<typeof aboutInput>;

export const giveThanksInput = z.object({
  /** Absent: the person named in its subject. */
  person: namedPersonInput.optional(),
  /** Plain text. */
  reason: paragraphs(limits.thanksReason),
  about: aboutInput.optional(),
});
export type GiveThanksInput = z.infer<typeof giveThanksInput>;

export const thanksAnswers = ["show", "keep", "refuse"] as const;
export type ThanksAnswer = (typeof thanksAnswers)[number];

export const answerThanksInput = z.object({
  /** `askAgain` takes an answer back. */
  answer: z.enum([...thanksAnswers, "askAgain"]),
  /** With `show`: also as a card where the community lives. Left out, it is as the person's preferences say. */
  announce: z.boolean().optional(),
});
export type AnswerThanksInput = z.infer<typeof answerThanksInput>;

export const secondThanksInput = z.object({ reason: paragraphs(limits.thanksReason) });
export type SecondThanksInput = z.infer<typeof secondThanksInput>;

/** For new thanks: ask each time, show all, or none. */
export const receivingChoices = ["ask", "always", "never"] as const;

export const thanksPreferences = z.object({
  receiving: z.enum(receivingChoices),
  /** Whether what is shown also appears as a card where the community lives. */
  announceReceived: z.boolean(),
  /** Whether a card of thanks to another person may name this person as the giver. */
  nameWhenGiving: z.boolean(),
});
export type ThanksPreferences = z.infer<typeof thanksPreferences>;

export const thanksParams = z.object({ thanksId: ownId });
export const shownThanksParams = z.object({ communityId: ownId, thanksId: ownId });
export const thanksPageQuery = z.object({ cursor: z.string().min(1).max(500).optional() });

/** The subject of thanks. Its title is known to giver and recipient. */
export type ThanksAboutView =
  | { kind: "message"; source: EntrySourceView }
  | { kind: "tip"; tipId: string; title?: string }
  | { kind: "reply"; problemId: string; title?: string };

interface ThanksWords {
  id: string;
  communityId: string;
  communityName: string;
  reason: string;
  about?: ThanksAboutView;
  /** When they were given (ISO 8601). */
  at: string;
}

/** For the thanked person alone. */
export interface ReceivedThanksView extends ThanksWords {
  from: NamedView;
  state: ThanksState;
}

/** `GET /api/me/thanks`, newest first. */
export interface ReceivedThanksPageView {
  thanks: ReceivedThanksView[];
  preferences: ThanksPreferences;
  cursor?: string;
}

/** For the giver alone. It never reveals the recipient's answer. */
export interface GivenThanksView extends ThanksWords {
  to: NamedView;
}

/** `GET /api/me/thanks/given`, newest first. */
export interface GivenThanksPageView {
  thanks: GivenThanksView[];
  cursor?: string;
}

/** `POST …/thanks`: they have arrived, and no more is said, now or later. */
export interface GiveThanksView {
  outcome: "delivered";
  to: string;
}

export interface SecondView {
  by: NamedView;
  reason: string;
  at: string;
  isMine: boolean;
}

/** For members. */
export interface ShownThanksView {
  id: string;
  from: NamedView;
  to: NamedView;
  reason: string;
  about?: ThanksAboutView;
  /** When the thanked person showed them (ISO 8601). */
  shownAt: string;
  /** Oldest first. */
  seconds: SecondView[];
  /** This person is the thanked one: may take the showing back. */
  isToMe: boolean;
  /** This person gave them: may take them back. */
  isFromMe: boolean;
  canSecond: boolean;
  hidden?: HiddenView;
}

/** `GET /api/communities/:communityId/thanks`, in the order in which they were shown, newest first. */
export interface ShownThanksPageView {
  communityName: string;
  thanks: ShownThanksView[];
  canHide: boolean;
  cursor?: string;
}

/** `GET /api/communities/:communityId/people`: people to choose from, by name. */
export interface PeopleView {
  people: { userId: string; name: string }[];
}
