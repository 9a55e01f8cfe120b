// Checking the activity log, for every member: whether anything in it was changed, removed or slipped in.
import { maxPageSize, type Records, type StoredRecord } from "../../records/records.ts";
import { allRecords } from "../core/all-records.ts";
import { actionKind, chainedActionFrom, checkChain, findChainHead, type LogCheck } from "./action-chain.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope } from "./community.ts";
import type { CommunityDeps } from "./ports.ts";
import { isUnreadable } from "../core/stored-body.ts";
import { getCommunity } from "./enter.ts";

/** How often the log may grow while it is read. */
const attempts = 8;

/** Reads the whole log and checks its chain. */
export async function checkLog(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
): Promise<LogCheck> {
  await getCommunity(deps, actor, communityId, "read");
  const records = deps.records.forTenant(actor.tenantId);
  let head = await findChainHead(records, communityId);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const stored = await allActions(records, communityId);
    const headAfter = await findChainHead(records, communityId);
    if (headAfter?.id === head?.id) return checkStored(stored, head);
    head = headAfter;
  }
  throw new Error("The activity log kept growing while it was checked.");
}

const allActions = (records: Records, communityId: string): Promise<StoredRecord[]> =>
  Array.fromAsync(
    allRecords(records, {
      scope: communityScope(communityId),
      kind: actionKind,
      order: "oldest",
      size: maxPageSize,
    }),
  );

function checkStored(
  stored: readonly StoredRecord[],
  head: Awaited<ReturnType<typeof findChainHead>>,
): LogCheck {
  try {
    return checkChain(stored.map(chainedActionFrom), head);
  } catch (error) {
    // The app never wrote a record of this shape.
    if (isUnreadable(error)) return { isWhole: false };
    throw error;
  }
}
