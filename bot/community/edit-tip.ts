import type { EditTipInput } from "../contract/tips.ts";
import type { Actor } from "./actor.ts";
import type { Community } from "./community.ts";
import { canEditTip } from "./policies.ts";
import type { CommunityDeps } from "./ports.ts";
import { getTip } from "./read-tips.ts";
import { Refusal } from "./refusal.ts";
import { creditFrom } from "./save-tip.ts";
import { changedTipRecord, tipFrom, tipView, type Tip } from "./tip.ts";

/**
 * Changes one's own tip, if nobody changed it since `input.version` was read.
 * Throws {@link Refusal} `changedMeanwhile` with the tip as it is now, `notAllowed`, `notFound`, `newerVersion`,
 * `teamsUnavailable` or `appNotInstalled`.
 */
export async function editTip(
  deps: Pick<CommunityDeps, "records" | "access">,
  actor: Actor,
  communityId: string,
  tipId: string,
  input: EditTipInput,
): Promise<{ tip: Tip; community: Community }> {
  const { tip, community, record } = await getTip(deps, actor, communityId, tipId, "write");
  if (!canEditTip(actor, tip)) throw new Refusal({ code: "notAllowed" });
  const changed = changedTipRecord(record, {
    title: input.title,
    markdown: input.markdown,
    tags: input.tags,
    credit: input.credit && creditFrom(input.credit, actor),
  });
  const result = await deps.records.forTenant(actor.tenantId).write(changed, { version: input.version });
  if (result.outcome === "written") return { tip: tipFrom(result.record), community };
  if (!result.current) throw new Refusal({ code: "notFound" });
  throw new Refusal({
    code: "changedMeanwhile",
    current: tipView(tipFrom(result.current), community, actor),
  });
}
