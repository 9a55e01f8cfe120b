// Checking the activity log, for every member: whether anything in it was changed, removed or slipped in.
import { maxPageSize, type Records, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import {
  actionRecords,
  chainedActionFrom,
  checkChain,
  type ChainedAction,
  checkedLink,
  findLastAction,
  type CheckedLink,
  type LogCheck,
} from "./action-chain.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { isUnreadable } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";

/** Reads the whole log and checks its chain, up to the action that is its newest now. */
export async function checkLog(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
): Promise<LogCheck> {
  await getCommunity(deps, actor, communityId, "read");
  const records = deps.records.forTenant(actor.tenantId);
  const head = await findLastAction(records, communityId);
  const links = await checkedLinks(records, communityId);
  const headAfter = await findLastAction(records, communityId);
  if (!links?.every(({ position }) => position <= positionOf(headAfter))) return { isWhole: false };
  return checkChain(
    links.filter(({ position }) => position <= positionOf(head)),
    head,
  );
}

const positionOf = (head: ChainedAction | undefined): number => head?.link.position ?? 0;

/** Checked page by page, between which others go on. Undefined when an action is not as it was written. */
async function checkedLinks(records: Records, communityId: string): Promise<CheckedLink[] | undefined> {
  const query = {
    scope: communityScope(communityId),
    kind: actionRecords.kind,
    order: "oldest",
    size: maxPageSize,
  } as const;
  const links: CheckedLink[] = [];
  for await (const record of allRecords(records, query)) {
    const link = readLink(record);
    if (!link) return undefined;
    links.push(link);
  }
  return links;
}

function readLink(record: StoredRecord): CheckedLink | undefined {
  try {
    return checkedLink(chainedActionFrom(record));
  } catch (error) {
    // The app never wrote a record of this shape.
    if (isUnreadable(error)) return undefined;
    throw error;
  }
}
