// The one card on which everything that waits for a person is said together, and when it may come.
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import type { PostedCard } from "../outbox/posted-card.ts";
import type { NoticeDeps, NoticeLine } from "./kind.ts";
import { readerOf } from "./kinds.ts";
import type { Notice } from "../outbox/notice.ts";
import { noticesIn, personOf, withDelivered, type WaitingNotice } from "./person-notices.ts";
import { quietUntil } from "./quiet-hours.ts";
import { isWanted, readNoticeSettings } from "./settings.ts";

export const noticeTimes = {
  /** Cards that one person gets in a minute at most; learn.microsoft.com, store validation guidelines. */
  cardsPerMinute: 10,
  /** Milliseconds between two cards, which gather the news in between. Well below the limit above. */
  between: 30_000,
  /** Older news is no news: milliseconds. */
  keeps: 30 * 24 * 60 * 60_000,
} as const;

/** A card holds six actions at most; one opens what its only line is about. */
const mostActions = 5;
const mostLines = 8;

export type NextCard =
  | { readonly outcome: "later"; readonly notBefore: Date }
  /** Teams cannot say whether the person may see any of it. */
  | { readonly outcome: "unsure" }
  | { readonly outcome: "nothing"; readonly keep: (record: StoredRecord) => RecordToWrite }
  | {
      readonly outcome: "card";
      readonly lines: readonly NoticeLine[];
      readonly conversationId: string | undefined;
      readonly keep: (record: StoredRecord, posted: PostedCard) => RecordToWrite;
    };

type Deps = NoticeDeps & Pick<CommunityDeps, "quotas">;

/**
 * The waiting notices as a card, which counts for the day's quota; above it, they wait for a later card. Changes
 * nothing.
 */
export async function nextCard(deps: Deps, record: StoredRecord): Promise<NextCard> {
  const person = personOf(record);
  const now = deps.now();
  const { waiting, lastCardAt, conversationId, unreachableSince } = noticesIn(record);
  const none = new Set<string>();
  if (waiting.length === 0 || typeof unreachableSince === "string")
    return { outcome: "nothing", keep: (current) => withDelivered(current, none) };
  const settings = await readNoticeSettings(deps, person);
  const { quietHours, pausedUntil } = settings;
  const notBefore = [
    pausedUntil === null ? undefined : new Date(pausedUntil),
    quietHours ? quietUntil(quietHours, now) : undefined,
    lastCardAt === undefined ? undefined : new Date(Date.parse(lastCardAt) + noticeTimes.between),
  ].find((moment) => moment !== undefined && moment > now);
  if (notBefore) return { outcome: "later", notBefore };

  const isNews = (notice: WaitingNotice) =>
    isWanted(settings, notice) && Date.parse(notice.at) + noticeTimes.keeps > now.getTime();
  const { lines, isUnsure, left } = await choose(deps, person, newestOfEach(waiting.filter(isNews)));
  if (lines.length === 0 && isUnsure) return { outcome: "unsure" };
  const done = new Set(waiting.map(({ id }) => id).filter((id) => !left.has(id)));
  if (lines.length === 0) return { outcome: "nothing", keep: (current) => withDelivered(current, done) };
  const notices = lines.map(({ notice }) => notice);
  const tomorrow = await whenMoreMayCome(deps, person);
  if (tomorrow) return { outcome: "later", notBefore: tomorrow };
  return {
    outcome: "card",
    lines: lines.map(({ line }) => line),
    conversationId,
    keep: (current, posted) => withDelivered(current, done, { posted, notices, at: deps.now() }),
  };
}

/** Counts one card more; undefined when it may come now. */
async function whenMoreMayCome({ quotas, now }: Deps, person: Actor): Promise<Date | undefined> {
  try {
    await quotas.spend(person, "receivedCards", 1);
    return undefined;
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "quotaUsedUp") throw error;
    return new Date(now().getTime() + error.reason.retryAfterSeconds * 1_000);
  }
}

/** Of several about the same thing the newest; a kind that this version does not know is left out. */
function newestOfEach(waiting: readonly WaitingNotice[]): WaitingNotice[] {
  const byThing = new Map<string, WaitingNotice>();
  for (const notice of waiting) {
    const reader = readerOf(notice.kind);
    if (reader) byThing.set(`${notice.kind} ${reader.thing(notice)}`, notice);
  }
  return [...byThing.values()];
}

interface Read {
  readonly notice: Notice;
  readonly line: NoticeLine;
}

/** As many lines as a card holds. `left` are those that stay for the next one. */
async function choose(deps: NoticeDeps, person: Actor, waiting: readonly WaitingNotice[]) {
  const left = new Set<string>();
  const lines: Read[] = [];
  let isUnsure = false;
  let actions = 0;
  const read = await Promise.all(waiting.map((notice) => readLine(deps, person, notice)));
  for (const [at, line] of read.entries()) {
    const notice = waiting[at];
    if (!notice || line === undefined || (line !== "unsure" && !line.isNews)) continue;
    const buttons = line === "unsure" ? 0 : line.actions.length + (line.ways?.length ?? 0);
    const fits = line !== "unsure" && lines.length < mostLines && actions + buttons <= mostActions;
    if (line === "unsure") isUnsure = true;
    if (!fits) left.add(notice.id);
    else {
      actions += buttons;
      const { id, kind, ids } = notice;
      lines.push({ notice: { id, kind, ids }, line });
    }
  }
  return { lines, isUnsure, left };
}

async function readLine(
  deps: NoticeDeps,
  person: Actor,
  notice: Notice,
): Promise<NoticeLine | "unsure" | undefined> {
  try {
    return await readerOf(notice.kind)?.read(deps, person, notice);
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "teamsUnavailable") return "unsure";
    throw error;
  }
}

/**
 * The current lines of a card in the person's chat; undefined when the card is unknown, or has nothing left that they
 * may see.
 */
export async function linesAgain(
  deps: NoticeDeps,
  person: Actor,
  record: StoredRecord | undefined,
  activityId: string,
): Promise<NoticeLine[] | undefined> {
  const card = noticesIn(record).cards.find((one) => one.activityId === activityId);
  if (!card) return undefined;
  const read = await Promise.all(card.notices.map((notice) => readLine(deps, person, notice)));
  if (read.includes("unsure")) throw new Refusal({ code: "teamsUnavailable" });
  const lines = read.filter((line) => line !== undefined && line !== "unsure");
  return lines.length > 0 ? lines : undefined;
}
