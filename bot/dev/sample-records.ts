// The sample community as records, with dates, so that it looks like months of a team's life.
import { boardRecord } from "../community/board/board.ts";
import { charterRecord } from "../community/communities/charter.ts";
import { communityRecord } from "../community/communities/community.ts";
import { derivedId } from "../community/core/ids.ts";
import { problemRecord } from "../community/problems/problem.ts";
import { storyIdFor, storyRecord } from "../community/stories/story.ts";
import { shownRecord } from "../community/thanks/shown.ts";
import { tipRecord } from "../community/tips/tip.ts";
import type { RecordToWrite } from "../records/records.ts";
import type { LocalTeam } from "./local-team.ts";
import {
  sampleCharter,
  samplePins,
  sampleProblems,
  sampleStories,
  sampleThanks,
  type SampleProblem,
  type SampleStory,
} from "./sample-practice.ts";
import { sampleCommunity, sampleTips, type SampleTip } from "./sample-tips.ts";

export const sampleCommunityId = (team: LocalTeam) => derivedId("sample", team.general.conversationId);

/** Looks after the sample community. */
const steward = "Amara Diallo";

export const sampleCommunityRecord = (team: LocalTeam): RecordToWrite =>
  communityRecord({
    id: sampleCommunityId(team),
    // The same each time, so that the ids are, too.
    idKey: sampleCommunityId(team),
    ...sampleCommunity,
    places: [team.general],
    stewards: [personNamed(team, steward)],
    isSample: true,
  });

export const sampleCharterRecord = (team: LocalTeam, at: Date): RecordToWrite =>
  charterRecord(sampleCommunityId(team), {
    number: 1,
    ...sampleCharter,
    by: personNamed(team, steward),
    at: at.toISOString(),
  });

export function sampleBoardRecord(team: LocalTeam): RecordToWrite {
  const communityId = sampleCommunityId(team);
  const pins = samplePins.map(({ kind, title }) => ({ kind, id: idOf(communityId, title) }));
  return boardRecord(communityId, pins);
}

export interface SampleRecord {
  readonly at: Date;
  readonly record: RecordToWrite;
}

/** Tips, problems, thanks and stories of the sample community, oldest first. The ids are the same each time. */
export function sampleEntries(team: LocalTeam, today: Date): SampleRecord[] {
  const communityId = sampleCommunityId(team);
  const dated = <Item extends { readonly daysAgo: number }>(
    items: readonly Item[],
    toRecord: (item: Item, at: Date) => RecordToWrite,
  ): SampleRecord[] =>
    items.map((item) => {
      const at = daysBefore(today, item.daysAgo);
      return { at, record: toRecord(item, at) };
    });
  return [
    ...dated(sampleTips, (tip) => sampleTipRecord(team, communityId, tip)),
    ...dated(sampleProblems, (problem, at) => sampleProblemRecord(team, communityId, problem, at)),
    ...dated(sampleThanks, (thanks, at) => sampleThanksRecord(team, communityId, thanks, at)),
    ...dated(sampleStories, (story) => sampleStoryRecord(team, communityId, story)),
  ].sort((one, other) => one.at.getTime() - other.at.getTime());
}

const idOf = (communityId: string, title: string) => derivedId("sample", communityId, title);

function sampleTipRecord(team: LocalTeam, communityId: string, tip: SampleTip): RecordToWrite {
  const id = idOf(communityId, tip.title);
  return tipRecord({
    id,
    communityId,
    title: tip.title,
    markdown: tip.markdown,
    tags: tip.tags,
    credited: tip.by === undefined ? [] : [personNamed(team, tip.by)],
    source: tip.fromMessage
      ? { kind: "message", conversationId: team.general.conversationId, messageId: `sample-${id}` }
      : { kind: "written" },
    savedBy: personNamed(team, tip.savedBy),
  });
}

/** Each reply a few hours after the one before. */
function sampleProblemRecord(team: LocalTeam, communityId: string, problem: SampleProblem, asked: Date) {
  const { title, markdown, tags, withoutName } = problem;
  const asker = personNamed(team, problem.asker);
  const id = idOf(communityId, title);
  return problemRecord({
    id,
    communityId,
    title,
    markdown,
    tags: [...tags],
    asker: withoutName ? { userId: asker.userId } : asker,
    source: { kind: "written" },
    replies: problem.replies.map((reply, index) => {
      const at = new Date(asked.getTime() + (index + 1) * 3 * 60 * 60_000).toISOString();
      return {
        id: derivedId("sample", id, String(index)),
        markdown: reply.markdown,
        author: personNamed(team, reply.by),
        createdAt: at,
        ...(reply.accepted && {
          accepted: { by: personNamed(team, reply.accepted.by), reason: reply.accepted.reason, at },
        }),
      };
    }),
    haveItToo: [],
    crossPostedTo: [],
    tips: [],
    cards: [],
  });
}

function sampleThanksRecord(
  team: LocalTeam,
  communityId: string,
  { from, to, reason, seconds }: (typeof sampleThanks)[number],
  shown: Date,
) {
  const at = shown.toISOString();
  return shownRecord(
    {
      id: idOf(communityId, reason),
      communityId,
      from: personNamed(team, from),
      to: personNamed(team, to),
      reason,
      shownAt: at,
      isFromNamed: true,
      isAnnounced: false,
      seconds: seconds.map((second) => ({
        by: personNamed(team, second.by),
        reason: second.reason,
        at,
        isNamed: false,
      })),
    },
    undefined,
  );
}

const targetOf = (communityId: string, { about }: SampleStory) => ({
  kind: about.kind,
  id: idOf(communityId, about.title),
});

/** Whose each story is: it stands in their own list, too. */
export const sampleStoryOwners = (team: LocalTeam) =>
  sampleStories.map((story) => {
    const communityId = sampleCommunityId(team);
    const owner = personNamed(team, story.by);
    return {
      owner,
      communityId,
      storyId: storyIdFor({ idKey: communityId }, targetOf(communityId, story), owner.userId),
    };
  });

function sampleStoryRecord(team: LocalTeam, communityId: string, story: SampleStory) {
  const about = targetOf(communityId, story);
  const by = personNamed(team, story.by);
  return storyRecord({
    id: storyIdFor({ idKey: communityId }, about, by.userId),
    communityId,
    about,
    by,
    text: story.text,
    cycle: story.cycle,
    withName: story.withName,
    readers: "community",
    forManager: true,
  });
}

function personNamed(team: LocalTeam, name: string) {
  const person = team.people.find((candidate) => candidate.name === name);
  if (!person) throw new Error(`The sample names ${name}, who is not in .m365agentsplayground.yml.`);
  return person;
}

const daysBefore = (today: Date, days: number) => new Date(today.getTime() - days * 24 * 60 * 60_000);
