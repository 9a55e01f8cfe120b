// Reading stories: one's own, those that are shared, and those that one's own help made possible.
import { limits } from "../../contract/limits.ts";
import type {
  HeardStoryView,
  MyStoriesView,
  MyStoryView,
  StoriesQuery,
  StoriesView,
  StoryTargetView,
} from "../../contract/stories.ts";
import type { Actor } from "../core/actor.ts";
import type { StoredRecord } from "../../records/records.ts";
import { communityFrom, communityRecords, communityScope } from "../communities/community.ts";
import { canSee } from "../communities/hiding.ts";
import { pageOf } from "../core/page-of.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import {
  hideableProblem,
  problemFrom,
  problemRecords,
  problemRecordId,
  type Problem,
} from "../problems/problem.ts";
import { Refusal } from "../core/refusal.ts";
import { readable } from "../core/stored-body.ts";
import { tipFrom, tipRecordId } from "../tips/tip.ts";
import { heardStories, type HeardStory } from "./hearing.ts";
import { seenEntries } from "../entries/seen-entries.ts";
import { listedStories, type StoryRef } from "./my-stories.ts";
import {
  hideableStory,
  isForMembers,
  isMine,
  isOpen,
  mayStandOnPage,
  sharedStoryKind,
  storyFrom,
  storyRecords,
  tellerOf,
  type Story,
} from "./story.ts";
import { targetView } from "./story-target.ts";
import { getCommunity } from "../communities/enter.ts";
import { myStoryView, storyView } from "./story-view.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

/** Pages of what is shared that are looked through for one page of what is asked for. */
const pagesAtOnce = 10;

/**
 * A page of shared stories, newest first: with the community, or for a manager's page. Hidden ones are listed for their
 * author and stewards alone, and never for the manager's page. Reads on until the page is full, for a few pages at
 * most, so that its length does not reveal private stories.
 */
export async function listStories(
  deps: Deps,
  actor: Actor,
  communityId: string,
  { show, cycle, cursor: from }: StoriesQuery,
): Promise<StoriesView> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const isShown = (story: Story) => {
    if (cycle !== undefined && story.cycle !== cycle) return false;
    if (show === "forManager") return mayStandOnPage(story);
    if (isOpen(story)) return true;
    const isHidden = story.hidden !== undefined && isForMembers(story);
    return isHidden && canSee(actor, hideableStory(story), community);
  };
  const scope = communityScope(communityId);
  const stories: Story[] = [];
  let cursor = from;
  let pages = 0;
  do {
    pages += 1;
    const query = { scope, kind: sharedStoryKind, size: limits.storiesPerPage, cursor };
    const page = await pageOf(deps, actor, query, storyFrom);
    stories.push(...page.values.filter(isShown));
    cursor = page.cursor;
  } while (cursor !== undefined && stories.length < limits.storiesPerPage && pages < pagesAtOnce);
  // Each once: it may be large, and several people tell of one tip.
  const asked = new Map<string, Promise<StoryTargetView>>();
  const views = stories.map(async (story) => {
    const { kind, id } = story.about;
    const target = asked.get(`${kind} ${id}`) ?? targetView(deps, actor, community, story.about);
    asked.set(`${kind} ${id}`, target);
    return storyView(story, community, await target, actor);
  });
  const canHide = isSteward(actor, community);
  return {
    communityName: community.name,
    stories: await Promise.all(views),
    canHide,
    ...(cursor !== undefined && { cursor }),
  };
}

async function findStory(deps: Deps, actor: Actor, ref: StoryRef): Promise<Story | undefined> {
  const record = await storyRecords.findRecord(deps.records.forTenant(actor.tenantId), ref);
  return record && readable(deps, [record], storyFrom)[0];
}

/** The community by its record alone, and whether the person may read in it now. */
async function findCommunity(deps: Deps, actor: Actor, communityId: string) {
  const record = await communityRecords.findRecord(deps.records.forTenant(actor.tenantId), communityId);
  const community = record && readable(deps, [record], communityFrom)[0];
  if (!community) return undefined;
  try {
    return { community, canEnter: await deps.access.mayEnter(actor, community, "read") };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { community, canEnter: false };
  }
}

type Found = Awaited<ReturnType<typeof findCommunity>>;

/** Each community once, however many stories there are of it. */
function communitiesOf(deps: Deps, actor: Actor): (communityId: string) => Promise<Found> {
  const asked = new Map<string, Promise<Found>>();
  return (communityId) => {
    const known = asked.get(communityId) ?? findCommunity(deps, actor, communityId);
    asked.set(communityId, known);
    return known;
  };
}

const aboutOf = async (deps: Deps, actor: Actor, found: Found, { about }: Story): Promise<StoryTargetView> =>
  found?.canEnter ? targetView(deps, actor, found.community, about) : { kind: about.kind, id: about.id };

/** A page of one's own stories, the latest first; needs no access. The cursor counts. */
export async function listMyStories(
  deps: Deps,
  actor: Actor,
  from: string | undefined,
): Promise<MyStoriesView> {
  const listed = [...(await listedStories(deps, actor))].reverse();
  const start = from === undefined ? 0 : Number(from);
  if (!Number.isSafeInteger(start) || start < 0)
    throw new Refusal({ code: "invalidInput", fields: { cursor: "wrong" } });
  const end = start + limits.storiesPerPage;
  const findCommunityOnce = communitiesOf(deps, actor);
  const views = listed.slice(start, end).map(async (ref): Promise<MyStoryView[]> => {
    const [story, found] = await Promise.all([
      findStory(deps, actor, ref),
      findCommunityOnce(ref.communityId),
    ]);
    if (!story || !isMine(actor, story)) return [];
    return [myStoryView(story, found?.community, await aboutOf(deps, actor, found, story), actor)];
  });
  const stories = (await Promise.all(views)).flat();
  return { stories, ...(end < listed.length && { cursor: String(end) }) };
}

/**
 * Stories that the person's help made possible, newest first, with what they are about and the problem behind it. Their
 * words need no access, since their authors gave them to the person; titles do.
 */
export async function listHeardStories(deps: Deps, actor: Actor): Promise<HeardStoryView[]> {
  const { stories } = await heardStories.find(deps.records.forTenant(actor.tenantId), actor);
  return heardViews(deps, actor, stories.toReversed());
}

/** Existing and visible ones, in the order given. */
export async function heardViews(
  deps: Deps,
  actor: Actor,
  heard: readonly HeardStory[],
): Promise<HeardStoryView[]> {
  const findCommunityOnce = communitiesOf(deps, actor);
  const views = heard.map(async (ref): Promise<HeardStoryView[]> => {
    const [story, found] = await Promise.all([
      findStory(deps, actor, ref),
      findCommunityOnce(ref.communityId),
    ]);
    return story && found && !story.hidden ? [await heardView(deps, actor, story, found)] : [];
  });
  return (await Promise.all(views)).flat();
}

async function heardView(
  deps: Deps,
  actor: Actor,
  story: Story,
  found: NonNullable<Found>,
): Promise<HeardStoryView> {
  const [about, problem] = await Promise.all([
    aboutOf(deps, actor, found, story),
    originOf(deps, actor, story, found),
  ]);
  return {
    id: story.id,
    communityId: story.communityId,
    communityName: found.community.name,
    about,
    ...(problem && { problem }),
    text: story.text,
    // Without words it says only that it helped.
    ...(story.text !== "" && story.cycle && { cycle: story.cycle }),
    ...tellerOf(story),
    createdAt: story.createdAt,
  };
}

/**
 * The problem behind a tip. For a solution from a linked community: the problem as the helper knows it there, which may
 * be all that they can read.
 */
async function originOf(
  deps: Deps,
  actor: Actor,
  { about, communityId }: Story,
  { community, canEnter }: NonNullable<Found>,
) {
  const problem = await problemBehind(deps, actor, communityId, about);
  if (problem && about.kind !== "problem" && canEnter && canSee(actor, hideableProblem(problem), community))
    return { communityId, id: problem.id, title: problem.title };
  const own = problem?.replies.find(({ accepted, author }) => accepted && author.userId === actor.userId);
  const writtenIn = own?.writtenIn?.communityId;
  if (!problem || writtenIn === undefined || writtenIn === communityId) return undefined;
  const linkedCommunity = [
    ...problem.crossPostedTo,
    ...(problem.crossPostedFrom ? [problem.crossPostedFrom] : []),
  ].find((one) => one.communityId === writtenIn);
  if (!linkedCommunity) return undefined;
  const id = linkedCommunity.problemId;
  const [seen] = await seenEntries(deps, actor, [{ communityId: writtenIn, kind: "problem", id }]);
  return seen?.entry.kind === "problem"
    ? { communityId: writtenIn, id, title: seen.entry.problem.title }
    : undefined;
}

/** The problem that a story is about, or from which its tip came. */
async function problemBehind(
  deps: Deps,
  actor: Actor,
  communityId: string,
  { kind, id }: Story["about"],
): Promise<Problem | undefined> {
  const find = (recordId: string) =>
    deps.records.forTenant(actor.tenantId).find(communityScope(communityId), recordId);
  const problemIn = (record: StoredRecord | undefined) =>
    record?.kind === problemRecords.kind ? readable(deps, [record], problemFrom)[0] : undefined;
  if (kind === "problem") return problemIn(await find(problemRecordId(id)));
  const record = await find(tipRecordId(id));
  const source = record && readable(deps, [record], tipFrom)[0]?.source;
  return source?.kind === "solution" ? problemIn(await find(problemRecordId(source.problemId))) : undefined;
}
