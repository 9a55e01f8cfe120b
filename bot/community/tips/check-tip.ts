// "Still works" and "did not work for me": what members say about the current content of a tip. A story that a tip
// helped confirms it, too.
import type { CheckInput } from "../../contract/checks.ts";
import { limits } from "../../contract/limits.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "../communities/community.ts";
import { creditedIds } from "../communities/credit.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { FoundTip } from "./read-tips.ts";
import { Refusal } from "../core/refusal.ts";
import { canSee } from "../communities/hiding.ts";
import { noticeTo } from "../outbox/notice.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import { doubtsOf } from "./tip-freshness.ts";
import { changedTipRecord, hideableTip, tipFrom, tipRecords, type Check, type Tip } from "./tip.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

async function changeChecks(
  deps: Pick<Deps, "records">,
  actor: Actor,
  community: Community,
  tipId: string,
  change: (others: readonly Check[]) => readonly Check[],
): Promise<FoundTip> {
  const place = tipRecords.key({ communityId: community.id, id: tipId });
  const record = await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    if (!current) throw new Refusal({ code: "notFound" });
    const tip = tipFrom(current);
    if (!canSee(actor, hideableTip(tip), community)) throw new Refusal({ code: "notFound" });
    const { checks } = tip;
    const changed = change(checks.filter(({ by }) => by.userId !== actor.userId));
    if (changed.length === 0 && checks.length === 0) return undefined;
    const checked = changedTipRecord(current, { checks: changed.slice(-limits.checksPerTip) });
    return doubtNews(actor, tip, changed).reduce(withMessage, checked);
  });
  if (!record) throw new Refusal({ code: "notFound" });
  return { tip: tipFrom(record), community };
}

/** Notifies the credited people, once for each content, that it is doubted. */
function doubtNews(actor: Actor, tip: Tip, checks: readonly Check[]): NewMessage[] {
  const becomesDoubted = doubtsOf(tip).length === 0 && doubtsOf({ ...tip, checks }).length > 0;
  if (!becomesDoubted) return [];
  const thanked = creditedIds(tip).filter((userId) => userId !== actor.userId);
  const { communityId, id: tipId, revision } = tip;
  return noticeTo(thanked, {
    kind: "doubted",
    basis: [communityId, tipId, String(revision)],
    ids: { communityId, tipId },
  });
}

/** Says whether the current content works for the person, until they say otherwise or the content changes. */
export async function checkTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  input: CheckInput,
): Promise<FoundTip> {
  return checkTipIn(deps, actor, await getCommunity(deps, actor, communityId, "write"), tipId, input);
}

/** Like {@link checkTip}, in a community to which access for writing is already judged. */
export function checkTipIn(
  deps: Pick<Deps, "records" | "now">,
  actor: Actor,
  community: Community,
  tipId: string,
  input: CheckInput,
): Promise<FoundTip> {
  const check = {
    by: asPerson(actor),
    works: input.works,
    text: input.works ? "" : input.text,
    at: deps.now().toISOString(),
  };
  return changeChecks(deps, actor, community, tipId, (others) => [...others, check]);
}

/** Takes back what the person said of the tip. Harmless to repeat. Otherwise as {@link checkTip}. */
export async function takeCheckBack(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<FoundTip> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return changeChecks(deps, actor, community, tipId, (others) => others);
}

/** Undoes a confirmation; needs no access. Harmless to repeat. */
export async function takeConfirmationBack(
  deps: Pick<Deps, "records">,
  actor: Actor,
  communityId: string,
  tipId: string,
): Promise<void> {
  const key = tipRecords.key({ communityId, id: tipId });
  await changeRecord(deps.records.forTenant(actor.tenantId), key, (current) => {
    if (!current) return undefined;
    const { checks } = tipFrom(current);
    const others = checks.filter(({ by, works }) => !works || by.userId !== actor.userId);
    return others.length < checks.length ? changedTipRecord(current, { checks: others }) : undefined;
  });
}
