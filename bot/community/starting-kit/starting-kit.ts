// The starting kit offers first steps to the stewards of a community. What is done is derived from the community;
// neither checked off nor attributed.
import { firstSteps, firstTips, type FirstStep, type HideKitInput } from "../../contract/starting-kit.ts";
import type { StartingKitView } from "../../contract/starting-kit.ts";
import type { Actor } from "../core/actor.ts";
import { pinsOf } from "../board/board.ts";
import { findCharter, type Charter } from "../communities/charter.ts";
import { getCommunityOfSteward, requireSteward } from "../communities/stewards.ts";
import { visibilityAt, type Community } from "../communities/community.ts";
import type { EntryFilter } from "../entries/entry.ts";
import { schedules } from "../digest/schedule.ts";
import { hiddenKit, type HiddenKit } from "./hidden-kit.ts";
import { getCommunity } from "../communities/enter.ts";
import type { EntryDeps } from "../entries/search.ts";

type Deps = Pick<EntryDeps, "records" | "access" | "search" | "now">;

/** What the steps are seen from, besides the community itself. */
interface Facts {
  readonly charter: Charter | undefined;
  /** Counted no further than to `firstTips`. */
  readonly tips: number;
  readonly isAnythingAsked: boolean;
  readonly isAnythingSolved: boolean;
  readonly isAnythingPinned: boolean;
  readonly isDigestOn: boolean;
  readonly reading: boolean;
}

const isWritten = (text = ""): boolean => text.trim() !== "";

const isDone: Record<FirstStep, (community: Community, facts: Facts, now: Date) => boolean> = {
  purpose: ({ purpose }, { charter }) => isWritten(purpose) || isWritten(charter?.domain),
  tips: (_, { tips }) => tips >= firstTips,
  asked: (_, { isAnythingAsked }) => isAnythingAsked,
  solved: (_, { isAnythingSolved }) => isAnythingSolved,
  board: (_, { isAnythingPinned }) => isAnythingPinned,
  rhythm: (_, { charter, isDigestOn }) => isDigestOn || isWritten(charter?.howWeWork),
  secondSteward: ({ stewards }) => stewards.length > 1,
  found: (community, _, now) =>
    community.isListed || community.places.length > 1 || visibilityAt(community, now) === "organisation",
};

/** What was written to the community is asked for once, whatever the number of lists. One round. */
async function factsOf(deps: Deps, actor: Actor, { id }: Community): Promise<Facts> {
  const list = (filter: EntryFilter, size: number) =>
    deps.search.list(actor.tenantId, [id], { filter, size });
  const [charter, pins, digest, tips, asked, solved] = await Promise.all([
    findCharter(deps, actor, id),
    pinsOf(deps.records.forTenant(actor.tenantId), id),
    schedules.findRecord(deps.records.forTenant(actor.tenantId), id),
    list({ kinds: ["tip"] }, firstTips),
    list({ kinds: ["problem"] }, 1),
    list({ kinds: ["problem"], state: "solved" }, 1),
  ]);
  return {
    charter,
    tips: tips.entries.length,
    isAnythingAsked: asked.entries.length > 0,
    isAnythingSolved: solved.entries.length > 0,
    isAnythingPinned: pins.length > 0,
    isDigestOn: digest !== undefined,
    reading: tips.reading || asked.reading || solved.reading,
  };
}

async function kitOf(
  deps: Deps,
  actor: Actor,
  community: Community,
  { isHidden }: HiddenKit,
): Promise<StartingKitView> {
  if (isHidden) return { isHidden: true, steps: [] };
  const facts = await factsOf(deps, actor, community);
  const now = deps.now();
  const stateOf = (step: FirstStep) => (isDone[step](community, facts, now) ? "done" : "open");
  return {
    isHidden: false,
    steps: firstSteps.map((step) => ({ step, state: stateOf(step) })),
    ...(facts.reading && { reading: true }),
  };
}

/** In two rounds: whether it is hidden is read while access is checked. */
export async function readStartingKit(
  deps: Deps,
  actor: Actor,
  communityId: string,
): Promise<StartingKitView> {
  const [community, hidden] = await Promise.all([
    getCommunity(deps, actor, communityId, "read"),
    hiddenKit.find(deps.records.forTenant(actor.tenantId), communityId),
  ]);
  requireSteward(actor, community);
  return kitOf(deps, actor, community, hidden);
}

/** Hides the kit for all stewards of the community, or shows it again. Harmless to repeat. */
export async function hideStartingKit(
  deps: Deps,
  actor: Actor,
  communityId: string,
  input: HideKitInput,
): Promise<StartingKitView> {
  const community = await getCommunityOfSteward(deps, actor, communityId, "write");
  const hidden = await hiddenKit.change(deps.records.forTenant(actor.tenantId), communityId, (before) =>
    before.isHidden === input.isHidden ? before : { ...before, ...input },
  );
  return kitOf(deps, actor, community, hidden);
}
