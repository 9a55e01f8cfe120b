// What a story is about: whether it is there, what it is called, and who helped.
import type { StoryTargetView } from "../../contract/stories.ts";
import type { Actor } from "../actor.ts";
import { findEntry } from "../board/read-board.ts";
import { communityScope, type Community } from "../community.ts";
import type { Entry } from "../entry.ts";
import type { CommunityDeps } from "../ports.ts";
import { readable } from "../stored-body.ts";
import { shownFrom, shownKind, shownRecordId, type ShownThanks } from "../thanks/shown.ts";
import type { StoryTarget } from "./story.ts";

type Deps = Pick<CommunityDeps, "records" | "onUnreadable">;

/**
 * The target as people see it, of a community whose access is already judged; without a title when it is not there to
 * be read any more.
 */
export async function targetView(
  deps: Deps,
  actor: Actor,
  community: Community,
  about: StoryTarget,
): Promise<StoryTargetView> {
  const title = await titleOf(deps, actor, community, about);
  return { kind: about.kind, id: about.id, ...(title !== undefined && { title }) };
}

async function titleOf(deps: Deps, actor: Actor, community: Community, { kind, id }: StoryTarget) {
  switch (kind) {
    case "community":
      return id === community.id ? community.name : undefined;
    case "tip":
    case "problem": {
      const entry = await findEntry(deps, actor, community, { kind, id });
      return entry && wordsOf(entry).title;
    }
    case "recognition":
      return (await findRecognition(deps, actor, community, id))?.to.name;
  }
}

/**
 * Thanks that everybody in the community may read. Whatever was not shown, is hidden or was taken back is not there,
 * and costs the same as what never was.
 */
export async function findRecognition(
  deps: Deps,
  { tenantId }: Pick<Actor, "tenantId">,
  community: Pick<Community, "id">,
  thanksId: string,
): Promise<ShownThanks | undefined> {
  const record = await deps.records
    .forTenant(tenantId)
    .find(communityScope(community.id), shownRecordId(thanksId));
  if (record?.kind !== shownKind) return undefined;
  const [thanks] = readable(deps, [record], shownFrom);
  return thanks?.hidden ? undefined : thanks;
}

const wordsOf = (entry: Entry) => (entry.kind === "tip" ? entry.tip : entry.problem);
