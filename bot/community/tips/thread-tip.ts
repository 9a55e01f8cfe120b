// Which tip was saved last from a thread of a channel, for a while: what else is said there may belong to it.
import { z } from "zod";
import { limits } from "../../contract/limits.ts";
import type { Records } from "../../records/records.ts";
import { communityScope, type Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Actor } from "../core/actor.ts";
import { derivedId } from "../core/ids.ts";
import { defineRecord } from "../core/record-kind.ts";
import { findTipOf } from "./read-tips.ts";
import type { Tip } from "./tip.ts";

/** The first message of a thread stands for it. */
export interface Thread {
  readonly conversationId: string;
  readonly threadId: string;
}

export const threadTipMs = limits.threadDays * 24 * 60 * 60_000;

export const threadTips = defineRecord({
  kind: "threadTip",
  key: ({ communityId, conversationId, threadId }: Thread & { readonly communityId: string }) => ({
    scope: communityScope(communityId),
    id: `thread-tip.${derivedId("thread tip", conversationId, threadId)}`,
  }),
  body: z.object({ tipId: z.string() }),
});

/** Harmless to repeat; of two tips at once, either is kept. */
export async function keepThreadTip(
  records: Records,
  thread: Thread,
  { id: tipId, communityId }: Pick<Tip, "id" | "communityId">,
  now: Date,
): Promise<void> {
  const expiresAt = new Date(now.getTime() + threadTipMs).toISOString();
  const record = { ...threadTips.written({ ...thread, communityId }, { tipId }), expiresAt };
  const result = await records.write(record, { absent: true });
  if (result.outcome === "conflict" && result.current)
    await records.write(record, { version: result.current.version });
}

/** The tip of the thread that the person can see. After access was checked. */
export async function findThreadTip(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  thread: Thread,
): Promise<Tip | undefined> {
  const records = deps.records.forTenant(actor.tenantId);
  const record = await threadTips.findRecord(records, { ...thread, communityId: community.id });
  return record && findTipOf(deps, actor, community, threadTips.read(record).tipId);
}
