// Giving thanks and taking them back. The giver's own record is written first and removed last, so that a repeat
// completes an interrupted one.
import type { GiveThanksInput, ThanksPreferences, ThanksState } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import {
  isReceived,
  receivedFrom,
  receivedRecord,
  receivedThanks,
  takenBackReceived,
  thanksIdOf,
  type ReceivedThanks,
} from "./received.ts";
import { changeRecord } from "../core/change-record.ts";
import type { Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { findAbout, type FoundAbout } from "./about.ts";
import { givenFrom, givenThanks } from "./given.ts";
import { findMember } from "../communities/known-people.ts";
import { findPreferences } from "./preferences.ts";
import { showInCommunity, takeOutOfCommunity } from "./show-in-community.ts";
import type { KnownPerson } from "../communities/roster.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "people" | "now">;

const stateAtFirst = { ask: "waiting", always: "shown", never: "kept" } satisfies Record<
  ThanksPreferences["receiving"],
  ThanksState
>;

/**
 * Gives thanks to a person in private, who decides about them. Repeating the same changes nothing. Result and cost do
 * not depend on the recipient's decisions.
 */
export async function giveThanks(
  deps: Deps,
  actor: Actor,
  communityId: string,
  input: GiveThanksInput,
): Promise<{ readonly thanksId: string; readonly to: KnownPerson; readonly community: Community }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  const found = await findAbout(deps, actor, community, input.about);
  const to = await findThanked(deps, actor, community, input, found);
  const [mine, theirs] = await Promise.all([
    findPreferences(deps, actor.tenantId, actor.userId),
    findPreferences(deps, actor.tenantId, to.userId),
  ]);
  const { about } = found;
  const thanksId = thanksIdOf(communityId, actor.userId, to.userId, input.reason, about);
  const thanks: ReceivedThanks = {
    id: thanksId,
    communityId,
    communityName: community.name,
    from: asPerson(actor),
    // What others read is what the person calls themselves.
    to: theirs.receiving === "always" ? { ...to, name: theirs.name ?? to.name } : to,
    reason: input.reason,
    ...(about && { about }),
    isFromNamed: mine.nameWhenGiving,
    state: stateAtFirst[theirs.receiving],
    at: "",
  };
  const records = deps.records.forTenant(actor.tenantId);
  await records.write(givenThanks.written(thanks, thanks), { absent: true });
  let result = await records.write(receivedRecord(thanks), { absent: true });
  // Given again after they were taken back.
  if (result.outcome === "conflict" && result.current && !isReceived(result.current))
    result = await records.write(receivedRecord(thanks), { version: result.current.version });
  const stored = result.outcome === "written" ? result.record : result.current;
  const received = stored && isReceived(stored) ? receivedFrom(stored) : undefined;
  // Also after an interruption.
  if (thanks.state === "shown" && received?.state === "shown") {
    const announce = theirs.announceReceived;
    await showInCommunity(deps, actor.tenantId, community, received, { announce });
  }
  return { thanksId, to, community };
}

/** The recipient, by their own name where it is known. */
async function findThanked(
  deps: Pick<Deps, "people" | "records" | "now">,
  actor: Actor,
  community: Community,
  { person }: Pick<GiveThanksInput, "person">,
  { named }: FoundAbout,
): Promise<KnownPerson> {
  const userId = person?.userId ?? named?.userId;
  if (userId === undefined) throw new Refusal({ code: "invalidInput", fields: { person: "missing" } });
  if (userId === actor.userId) throw new Refusal({ code: "thankingOneself" });
  // A person named there may have left since.
  if (named?.userId === userId) return { userId, name: named.name };
  const known = await findMember(deps, actor, community, userId);
  if (known) return known;
  throw new Refusal({ code: "noRecipient" });
}

/** Takes thanks back; needs no access. Harmless to repeat. The cost does not depend on the recipient's answer. */
export async function takeThanksBack(
  deps: Pick<CommunityDeps, "records" | "now">,
  actor: Actor,
  thanksId: string,
): Promise<void> {
  const records = deps.records.forTenant(actor.tenantId);
  const record = await givenThanks.findRecord(records, { from: actor, id: thanksId });
  if (!record) return;
  const { to, communityId } = givenFrom(record);
  // The recipient's first: if they show it at this moment, they find it gone and remove it from the community
  // themselves.
  const place = receivedThanks.key({ to, id: thanksId });
  await changeRecord(records, place, (current) =>
    current && isReceived(current) ? takenBackReceived(current, deps.now()) : undefined,
  );
  await takeOutOfCommunity(deps, actor.tenantId, communityId, thanksId);
  await records.remove(record.scope, record.id, record.version);
}
