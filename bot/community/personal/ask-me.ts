// "You may ask me about": a line that each member writes of themselves, by hand alone; nothing is derived from what
// anybody did. One record of a community, so that the people of a tag are one look-up.
import { z } from "zod";
import type { AskMeInput } from "../../contract/ask-me.ts";
import { limits } from "../../contract/limits.ts";
import type { RecordToWrite, StoredRecord } from "../../records/records.ts";
import { getCommunity } from "../communities/enter.ts";
import { communityScope, type Community } from "../communities/community.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { KnownPerson } from "../communities/roster.ts";
import { shownTags, tagName } from "../communities/tag-names.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import { person } from "../core/person.ts";
import { defineSingleRecord } from "../core/record-kind.ts";
import { Refusal } from "../core/refusal.ts";

type Deps = Pick<CommunityDeps, "records" | "access">;

export const askMe = defineSingleRecord({
  kind: "askMe",
  key: (communityId: string) => ({ scope: communityScope(communityId), id: "ask-me" }),
  body: z.object({
    /** In the order in which they first said so, which is shown to nobody. */
    people: z.array(person.extend({ tags: z.array(z.string()) })),
  }),
  empty: { people: [] },
});

const isOf =
  ({ userId }: Pick<Actor, "userId">) =>
  (one: { readonly userId: string }) =>
    one.userId === userId;

/** One's own tags in a community, as they are called now. */
export async function readAskMe(
  deps: Deps,
  actor: Actor,
  communityId: string,
): Promise<{ readonly tags: readonly string[] }> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const { people } = await askMe.find(deps.records.forTenant(actor.tenantId), communityId);
  return { tags: shownTags(community, people.find(isOf(actor))?.tags ?? []) };
}

/** Takes the place of what the person said before; without tags nothing of them stays. Harmless to repeat. */
export async function setAskMe(
  deps: Deps,
  actor: Actor,
  communityId: string,
  { tags }: AskMeInput,
): Promise<{ readonly tags: readonly string[] }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  if (tags.length === 0) {
    await forgetAskMe(deps, actor, communityId);
    return { tags };
  }
  await askMe.change(deps.records.forTenant(actor.tenantId), communityId, ({ people }) => {
    const mine = { userId: actor.userId, name: actor.name, tags };
    if (people.some(isOf(actor))) return { people: people.map((one) => (isOf(actor)(one) ? mine : one)) };
    if (people.length >= limits.askMePeople) throw new Refusal({ code: "listFull" });
    return { people: [...people, mine] };
  });
  return { tags: shownTags(community, tags) };
}

/** Needs no access. Harmless to repeat. */
export async function forgetAskMe(
  deps: Pick<Deps, "records">,
  actor: Actor,
  communityId: string,
): Promise<void> {
  await changeRecord(deps.records.forTenant(actor.tenantId), askMe.key(communityId), (current) =>
    current && askMe.read(current).people.some(isOf(actor))
      ? (withoutAskMe(current, actor.userId) ?? "removed")
      : undefined,
  );
}

/** Undefined when nobody is left. */
export function withoutAskMe(record: StoredRecord, userId: string): RecordToWrite | undefined {
  const people = askMe.read(record).people.filter((one) => one.userId !== userId);
  return people.length > 0 ? askMe.changed(record, { people }) : undefined;
}

/**
 * Other members who may be asked about any of these tags, in random order, each time anew; a few of them. Whoever has no
 * access any more, or of whom Teams says nothing now, is left out.
 */
export async function listAskable(
  deps: Deps & Pick<CommunityDeps, "newId">,
  actor: Actor,
  communityId: string,
  tags: readonly string[],
): Promise<KnownPerson[]> {
  const community = await getCommunity(deps, actor, communityId, "read");
  const names = new Set(tags.map((tag) => tagName(community, tag)));
  const { people } = await askMe.find(deps.records.forTenant(actor.tenantId), communityId);
  const order = deps.newId();
  const offered = people
    .filter((one) => !isOf(actor)(one) && one.tags.some((tag) => names.has(tagName(community, tag))))
    .map(({ userId, name }) => ({ userId, name, at: derivedId(order, userId) }))
    .sort((one, other) => (one.at < other.at ? -1 : 1))
    .slice(0, limits.askableShown);
  const here = await Promise.all(offered.map((one) => mayEnter(deps, actor, community, one)));
  return offered.filter((_, at) => here[at]).map(({ userId, name }) => ({ userId, name }));
}

async function mayEnter(
  { access }: Deps,
  { tenantId }: Actor,
  community: Community,
  { userId, name }: KnownPerson,
): Promise<boolean> {
  try {
    return await access.mayEnter({ tenantId, userId, name }, community, "read");
  } catch (error) {
    if (error instanceof Refusal) return false;
    throw error;
  }
}
