// Hiding and returning, by stewards and with a reason; the author's answer. What was done is put on the community's
// record of actions first: nothing is hidden that is not on it.
import type { Objectionable } from "../../contract/moderation.ts";
import type { StoredRecord } from "../../records/records.ts";
import { keepStep } from "../communities/actions.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { noticeTo } from "../outbox/notice.ts";
import { isSteward } from "../communities/policies.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { Refusal } from "../core/refusal.ts";
import { withMessage, type NewMessage } from "../outbox/message.ts";
import type { Hideable, Hiding } from "../communities/hiding.ts";
import {
  canSeeObjectionable,
  type ModerationStep,
  objectionableIn,
  recordIdOfObjectionable,
  withHiding,
} from "./objectionable.ts";
import { getCommunity } from "../communities/enter.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now" | "newId">;

const partOf = ({ replyId }: Objectionable): string[] => (replyId === undefined ? [] : [replyId]);

/** Notifies the authors, except the actor. */
const hidingNews = (
  actor: Actor,
  { id: communityId }: Community,
  { kind: entryKind, id: entryId, replyId }: Objectionable,
  { authorIds }: Hideable,
  { version, actionId }: { readonly version: string; readonly actionId: string | undefined },
): NewMessage[] =>
  noticeTo(
    authorIds.filter((userId) => userId !== actor.userId),
    {
      kind: "hidden",
      basis: [communityId, entryKind, entryId, replyId ?? "", version],
      ids: {
        communityId,
        entryKind,
        entryId,
        ...(replyId !== undefined && { replyId }),
        ...(actionId !== undefined && { actionId }),
      },
    },
  );

async function changeHiding(
  deps: Deps,
  actor: Actor,
  community: Community,
  ref: Objectionable,
  change: (entry: Hideable) => Hiding | undefined,
  actionId?: string,
): Promise<void> {
  const place = { scope: communityScope(community.id), id: recordIdOfObjectionable(ref) };
  await changeRecord(deps.records.forTenant(actor.tenantId), place, (current) => {
    const found = objectionableIn(current, ref);
    if (!current || !found || !canSeeObjectionable(actor, found, community))
      throw new Refusal({ code: "notFound" });
    const { hidden } = found.hideable;
    const changed = change(found.hideable);
    if (changed === hidden) return undefined;
    const isNews = (changed === undefined) !== (hidden === undefined);
    const { version } = current;
    const news = isNews ? hidingNews(actor, community, ref, found.hideable, { version, actionId }) : [];
    return news.reduce(withMessage, withHiding(current, ref, changed));
  });
}

async function getHideable(
  deps: Deps,
  actor: Actor,
  communityId: string,
  ref: Objectionable,
): Promise<{ community: Community; record: StoredRecord; entry: Hideable }> {
  const community = await getCommunity(deps, actor, communityId, "write");
  if (!isSteward(actor, community)) throw new Refusal({ code: "notAllowed" });
  const record = await deps.records
    .forTenant(actor.tenantId)
    .find(communityScope(communityId), recordIdOfObjectionable(ref));
  const found = objectionableIn(record, ref);
  if (!record || !found) throw new Refusal({ code: "notFound" });
  return { community, record, entry: found.hideable };
}

/** Hides an entry from all but its authors and stewards. Harmless to repeat. */
export const hideEntry: ModerationStep<Deps> = async (deps, actor, communityId, ref, { reason }) => {
  const { community, record, entry } = await getHideable(deps, actor, communityId, ref);
  if (entry.hidden) return;
  const by = asPerson(actor);
  const at = deps.now().toISOString();
  const step = { kind: "hidden", reason, entry: ref } as const;
  await keepStep(deps, actor, communityId, step, record, ...partOf(ref));
  await changeHiding(deps, actor, community, ref, ({ hidden }) => hidden ?? { by, reason, at });
};

/** Shows a hidden entry again. Otherwise as {@link hideEntry}. */
export const returnEntry: ModerationStep<Deps> = async (deps, actor, communityId, ref, { reason }) => {
  const { community, record, entry } = await getHideable(deps, actor, communityId, ref);
  if (!entry.hidden) return;
  const step = { kind: "restored", reason, entry: ref } as const;
  const actionId = await keepStep(deps, actor, communityId, step, record, ...partOf(ref));
  await changeHiding(deps, actor, community, ref, () => undefined, actionId);
};

/** What its author says to its being hidden; once. */
export const answerHiding: ModerationStep<Deps> = async (deps, actor, communityId, ref, { reason: text }) => {
  const community = await getCommunity(deps, actor, communityId, "write");
  const at = deps.now().toISOString();
  await changeHiding(deps, actor, community, ref, ({ hidden, authorIds }) => {
    if (!hidden || hidden.answer || !authorIds.includes(actor.userId))
      throw new Refusal({ code: "notAllowed" });
    return { ...hidden, answer: { text, at } };
  });
};
