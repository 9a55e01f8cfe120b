// Communities that ada must not touch: one of her own organisation in a place she is not in, one of another organisation.
import { askProblem } from "../../../bot/community/problems/ask-problem.ts";
import { communityScope } from "../../../bot/community/communities/community.ts";
import { saveTip } from "../../../bot/community/tips/save-tip.ts";
import { startCommunity } from "../../../bot/community/communities/start-community.ts";
import { actorOf, eve } from "../../teams/rig.ts";
import { tipInput, type App } from "../../use-cases/app.ts";

/** Stands in every title and text of theirs. */
export const canary = "canary-of-others";

const otherTenantId = "99999999-9999-4999-8999-999999999999";

export interface Foreign {
  readonly communityId: string;
  readonly entryIds: readonly string[];
  /** Ids and versions of all records. */
  readonly state: () => Promise<readonly string[]>;
}

async function openForeign({ bot, deps }: App, tenantId: string): Promise<Foreign> {
  const actor = { ...actorOf(eve), tenantId };
  const conversationId = `19:closed-to-ada-${tenantId}@thread.tacv2`;
  bot.teams.setRoster(conversationId, [eve]);
  const place = { conversationId, kind: "channel", name: canary } as const;
  const { id: communityId } = await startCommunity(deps, actor, {
    name: canary,
    purpose: canary,
    place,
    nonce: "nonce-of-others",
  });
  const title = canary;
  const { tip } = await saveTip(deps, actor, communityId, { ...tipInput("nonce-of-foreign-tip"), title });
  const { problem } = await askProblem(deps, actor, communityId, {
    title,
    markdown: canary,
    tags: [],
    withoutName: false,
    announce: false,
    nonce: "nonce-of-foreign-problem",
  });
  return {
    communityId,
    entryIds: [tip.id, problem.id],
    state: async () => {
      const records = deps.records.forTenant(tenantId);
      const { written } = await records.changesSince(communityScope(communityId), undefined, 1_000);
      return written.map(({ id, version }) => `${id} ${version}`).toSorted();
    },
  };
}

export const openForeignCommunities = async (app: App): Promise<readonly Foreign[]> => [
  await openForeign(app, actorOf(eve).tenantId),
  await openForeign(app, otherTenantId),
];
