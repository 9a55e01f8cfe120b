// Telling a story, changing it, taking it back: one's own to decide, at any time.
import type { StoryInput, StoryTargetView } from "../../contract/stories.ts";
import type { StoredRecord } from "../../records/records.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { findShownEntry } from "../entries/seen-entries.ts";
import { problemState } from "../problems/problem.ts";
import { checkTipIn, takeConfirmationBack } from "../tips/check-tip.ts";
import { withStoryMessage } from "./hearing.ts";
import { listStory, unlistStory, type StoryRef } from "./my-stories.ts";
import {
  isMine,
  storyFrom,
  storyIdFor,
  storyRecord,
  storyRecords,
  toldIn,
  type NewStory,
  type Story,
} from "./story.ts";
import { viewOfTarget } from "./story-target.ts";
import { getCommunity } from "../communities/enter.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable" | "now">;

export interface FoundStory {
  readonly story: Story;
  readonly community: Community;
  readonly about: StoryTargetView;
}

/**
 * Says that a tip or a solved problem helped, or changes the story. A tip is confirmed by it. That and the person's
 * list are written first, so that a repeat completes an interrupted one.
 */
export async function tellStory(
  deps: Deps,
  actor: Actor,
  communityId: string,
  target: EntryRef,
  input: StoryInput,
): Promise<FoundStory> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const storyId = storyIdFor(community, target, actor.userId);
  const place = storyRecords.key({ communityId, storyId });
  const records = deps.records.forTenant(actor.tenantId);
  const [entry, known] = await Promise.all([
    findShownEntry(deps, actor, community, target),
    records.find(place.scope, place.id),
  ]);
  const isOpen = entry?.kind === "problem" && problemState(entry.problem) === "open";
  // An existing story can be changed, whatever happened to its subject.
  if ((!entry || isOpen) && !known) throw new Refusal({ code: isOpen ? "notSolved" : "notFound" });

  const told: NewStory = {
    id: storyId,
    communityId,
    about: { ...target },
    by: asPerson(actor),
    ...toldIn(input),
  };
  if (!known && target.kind === "tip") await checkTipIn(deps, actor, community, target.id, { works: true });
  await listStory(deps, actor, { communityId, storyId });
  const tell = (current: StoredRecord | undefined) => {
    if (!current) return withStoryMessage(storyRecord(told), undefined, told, storyId);
    const before = storyFrom(current);
    if (saidIn(before) === saidIn(told)) return undefined;
    return withStoryMessage(storyRecord(told, current), before, told, current.version);
  };
  const record = await changeRecord(records, place, tell, known);
  if (!record) throw new Error("A story vanished while it was told.");
  return { story: storyFrom(record), community, about: viewOfTarget(entry, target) };
}

const saidIn = (story: NewStory) =>
  JSON.stringify([
    story.text,
    story.cycle ?? null,
    story.withName,
    story.readers,
    story.forManager,
    story.by.name,
  ]);

/**
 * Withdraws one's own story, and its confirmation of a tip. Needs no access. Harmless to repeat: the list is written
 * last.
 */
export async function takeStoryBack(deps: Pick<Deps, "records">, actor: Actor, ref: StoryRef): Promise<void> {
  const key = storyRecords.key(ref);
  const records = deps.records.forTenant(actor.tenantId);
  const known = await records.find(key.scope, key.id);
  const story = known && storyFrom(known);
  if (story?.about.kind === "tip" && isMine(actor, story))
    await takeConfirmationBack(deps, actor, ref.communityId, story.about.id);
  const remove = (record: StoredRecord | undefined) =>
    record && isMine(actor, storyFrom(record)) ? "removed" : undefined;
  const left = await changeRecord(records, key, remove, known);
  // Another person's story is treated like none.
  if (left) return;
  await unlistStory(deps, actor, ref);
}

/** One's own story about something. The subject has no title: the caller knows it. */
export async function findMyStory(
  deps: Pick<Deps, "records" | "access">,
  actor: Actor,
  communityId: string,
  target: EntryRef,
): Promise<FoundStory | undefined> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const storyId = storyIdFor(community, target, actor.userId);
  const records = deps.records.forTenant(actor.tenantId);
  const record = await storyRecords.findRecord(records, { communityId, storyId });
  return record && { story: storyFrom(record), community, about: { ...target } };
}
