// What a community is worth to its members, for them alone: figures of a year, and a page for a manager. Nothing is
// compared: no person, no other community, no target.
import {
  storyCycles,
  type ManagerPageInput,
  type ManagerPageView,
  type QuarterFigure,
  type StoryOnPage,
  type ValueView,
} from "../../contract/stories.ts";
import { getCommunity } from "../access.ts";
import type { Actor } from "../actor.ts";
import { communityScope, type Community } from "../community.ts";
import type { CommunityDeps } from "../ports.ts";
import type { Problem } from "../problems/problem.ts";
import { readable } from "../stored-body.ts";
import { fewestPeople, shownIn } from "./figures.ts";
import { mayStandOnPage, storyFrom, storyRecordId, tellerOf, type Story } from "./story.ts";
import { quarterOf, readFigures, yearOf } from "./year-figures.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "search" | "onUnreadable" | "now">;

const quarters = [1, 2, 3, 4] as const;

/**
 * The figures of a year; this year where none is named. Throws {@link Refusal} `notFound`, `teamsUnavailable` or
 * `appNotInstalled`.
 */
export async function readValue(
  deps: Deps,
  actor: Actor,
  communityId: string,
  asked: number | undefined,
): Promise<ValueView> {
  const community = await getCommunity(deps, actor, communityId, "read");
  return valueOf(deps, actor, community, asked ?? deps.now().getUTCFullYear());
}

async function valueOf(deps: Deps, actor: Actor, community: Community, year: number): Promise<ValueView> {
  const [{ series }, { problems, reading }] = await Promise.all([
    readFigures(deps, actor, community.id, year),
    solvedProblems(deps, actor, community.id),
  ]);
  const [minutes, cycles, told] = [shownIn(series.minutes), shownIn(series.cycle), shownIn(series.told)];
  const sum = minutes.get("all") ?? 0;
  const stories = quarters.flatMap((quarter): QuarterFigure[] => {
    const count = told.get(String(quarter));
    return count === undefined ? [] : [{ quarter, count }];
  });
  return {
    communityName: community.name,
    year,
    years: yearsOf(community, deps.now()),
    ...(sum > 0 && { minutes: sum }),
    cycles: storyCycles.flatMap((cycle) => {
      const count = cycles.get(cycle);
      return count === undefined ? [] : [{ cycle, count }];
    }),
    stories,
    solved: solvedIn(year, problems),
    reading,
  };
}

function yearsOf({ createdAt }: Community, now: Date): number[] {
  const [first, last] = [yearOf(createdAt), now.getUTCFullYear()];
  return Array.from({ length: Math.max(1, last - first + 1) }, (_, before) => last - before);
}

/** When it was solved first. */
const solvedAt = ({ replies }: Problem): string =>
  replies.flatMap(({ accepted }) => (accepted ? [accepted.at] : [])).sort()[0] ?? "";

/**
 * Every member reads each problem and that it is solved, so a difference tells nothing new; a figure is of three askers
 * at least all the same.
 */
function solvedIn(year: number, problems: readonly Problem[]): QuarterFigure[] {
  const ofYear = problems
    .filter(({ hidden }) => hidden === undefined)
    .map((problem) => ({ asker: problem.asker.userId, at: solvedAt(problem) }))
    .filter(({ at }) => yearOf(at) === year);
  return quarters.flatMap((quarter): QuarterFigure[] => {
    const solved = ofYear.filter(({ at }) => quarterOf(at) === quarter);
    const askers = new Set(solved.map(({ asker }) => asker));
    return askers.size >= fewestPeople ? [{ quarter, count: solved.length }] : [];
  });
}

const solvedAtOnce = 200;

async function solvedProblems(deps: Pick<Deps, "search">, actor: Actor, communityId: string) {
  const problems: Problem[] = [];
  let cursor: string | undefined;
  let isReading = false;
  do {
    const page = await deps.search.list(actor.tenantId, [communityId], {
      filter: { kinds: ["problem"], state: "solved" },
      size: solvedAtOnce,
      cursor,
    });
    problems.push(...page.entries.flatMap((entry) => (entry.kind === "problem" ? [entry.problem] : [])));
    isReading ||= page.reading;
    cursor = page.cursor;
  } while (cursor !== undefined);
  return { problems, reading: isReading };
}

/**
 * What a page for a manager may hold: the community, the year, its figures by the same rule, and the chosen stories of
 * those whose tellers agree to it now, oldest first. Nobody else is named on it, and nothing of a tip or a problem is on
 * it: those who wrote them did not agree.
 * Throws {@link Refusal} `notFound`, `teamsUnavailable` or `appNotInstalled`.
 */
export async function makeManagerPage(
  deps: Deps,
  actor: Actor,
  communityId: string,
  { year, storyIds }: ManagerPageInput,
): Promise<ManagerPageView> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const records = deps.records.forTenant(actor.tenantId);
  const chosen = [...new Set(storyIds)];
  const [value, ...found] = await Promise.all([
    valueOf(deps, actor, community, year),
    ...chosen.map((id) => records.find(communityScope(communityId), storyRecordId(id))),
  ]);
  const stories = readable(
    deps,
    found.filter((record) => record !== undefined),
    storyFrom,
  )
    .filter(mayStandOnPage)
    .sort((a, b) => (a.createdAt < b.createdAt ? -1 : 1));
  return { value, stories: stories.map(onPage), leftOut: chosen.length - stories.length };
}

const onPage = (story: Story): StoryOnPage => ({
  text: story.text,
  ...(story.cycle && { cycle: story.cycle }),
  ...tellerOf(story),
  createdAt: story.createdAt,
});
