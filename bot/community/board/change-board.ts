// Pinning, unpinning and ordering. Every change is one step over the board as it is then, so two people at once lose
// nothing; each can be taken back by its opposite.
import type { MovePinInput } from "../../contract/board.ts";
import type { Actor } from "../core/actor.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { problemState } from "../problems/problem.ts";
import { Refusal } from "../core/refusal.ts";
import { changePins, isFull, pinsOf, withMovedPin, withoutPin, withPin, type Pins } from "./board.ts";
import { findShownEntry } from "../entries/seen-entries.ts";
import { getCommunity } from "../communities/enter.ts";
import type { EntryRef } from "../../contract/entry-ref.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "onUnreadable">;

const changeBoard = (
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  change: (pins: Pins) => Pins,
): Promise<Pins> => changePins(deps.records.forTenant(actor.tenantId), community.id, change);

/** Unpins entries that are gone: no one sees them, so no one could unpin them. */
async function clearGonePins(deps: Deps, actor: Actor, community: Community): Promise<void> {
  const pins = await pinsOf(deps.records.forTenant(actor.tenantId), community.id);
  const found = await Promise.all(pins.map((pin) => findShownEntry(deps, actor, community, pin)));
  const gone = pins.filter((_, index) => found[index] === undefined);
  if (gone.length === 0) throw new Refusal({ code: "boardFull" });
  await changeBoard(deps, actor, community, (now) => gone.reduce(withoutPin, now));
}

/** Pins a tip or a solved problem at the end of the board. Harmless to repeat. */
export async function pinEntry(deps: Deps, actor: Actor, communityId: string, ref: EntryRef): Promise<Pins> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const entry = await findShownEntry(deps, actor, community, ref);
  if (!entry) throw new Refusal({ code: "notFound" });
  if (entry.kind === "problem" && problemState(entry.problem) === "open")
    throw new Refusal({ code: "notSolved" });
  const pin = () =>
    changeBoard(deps, actor, community, (pins) => {
      const changed = withPin(pins, ref);
      if (changed !== pins && isFull(pins)) throw new Refusal({ code: "boardFull" });
      return changed;
    });
  try {
    return await pin();
  } catch (error) {
    if (!(error instanceof Refusal) || error.reason.code !== "boardFull") throw error;
    await clearGonePins(deps, actor, community);
    return pin();
  }
}

/** Takes an entry off the board; the entry itself stays. Harmless to repeat. */
export async function unpinEntry(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
): Promise<Pins> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return changeBoard(deps, actor, community, (pins) => withoutPin(pins, ref));
}

/** Moves a pin between others. A pin that was removed in between stays removed. */
export async function movePin(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: EntryRef,
  to: MovePinInput,
): Promise<Pins> {
  const community = await getCommunity(deps, actor, communityId, "write");
  return changeBoard(deps, actor, community, (pins) => withMovedPin(pins, ref, to));
}
