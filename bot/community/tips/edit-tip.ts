// Improving a tip. Whatever it said before is kept first.
import { isDeepStrictEqual } from "node:util";
import { limits } from "../../contract/limits.ts";
import type { EditTipInput } from "../../contract/tips.ts";
import type { Actor } from "../core/actor.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { followedMessage } from "../outbox/followed.ts";
import { withMessage } from "../outbox/message.ts";
import { getTip, type FoundTip } from "./read-tips.ts";
import { Refusal } from "../core/refusal.ts";
import { changeKeeping, findRevision } from "./revisions.ts";
import { creditedFrom } from "./save-tip.ts";
import { tagsToKeep } from "../communities/tag-names.ts";
import { changedTipRecord, type Tip, type Writing } from "./tip.ts";
import { canChangeCredit } from "./tip-policies.ts";
import { tipView } from "./tip-view.ts";
import { asPerson } from "../core/person.ts";

type Deps = Pick<CommunityDeps, "records" | "access" | "now">;

interface NewContent extends Pick<Tip, "title" | "markdown" | "tags"> {
  /** The credit stays when none is given. */
  readonly credited?: Tip["credited"] | undefined;
}

const contentOf = ({ title, markdown, tags }: Pick<Tip, "title" | "markdown" | "tags">) => ({
  title,
  markdown,
  tags,
});

/**
 * Writes new content over a tip, if its content has not changed since `version` was read. Checks of the old text are
 * dropped.
 */
async function rewrite(
  deps: Deps,
  actor: Actor,
  { community, record: first }: Awaited<ReturnType<typeof getTip>>,
  version: string,
  content: NewContent,
  why: Pick<Writing, "note" | "restored">,
): Promise<FoundTip> {
  const records = deps.records.forTenant(actor.tenantId);
  const written = { by: asPerson(actor), at: deps.now().toISOString(), ...why };
  const tip = await changeKeeping(records, first, async (tip, current, keep) => {
    const isNewContent = !isDeepStrictEqual(contentOf(tip), contentOf(content));
    const isNewCredit = content.credited !== undefined && !isDeepStrictEqual(tip.credited, content.credited);
    // Before the version is compared: an edit whose answer was lost is sent again.
    if (!isNewContent && !isNewCredit) return undefined;
    if (tip.version !== version)
      throw new Refusal({
        code: "changedMeanwhile",
        current: tipView(tip, community, actor, deps.now()),
      });
    const isNewText = tip.title !== content.title || tip.markdown !== content.markdown;
    if (isNewContent) await keep();
    const changed = changedTipRecord(current, {
      ...contentOf(content),
      ...(content.credited && { credited: content.credited, unchecked: undefined }),
      ...(isNewContent && { revision: tip.revision + 1, written }),
      ...(isNewText && { checks: [] }),
    });
    return isNewText
      ? withMessage(changed, followedMessage({ news: "changed" }, `${tip.id}.${tip.revision + 1}`))
      : changed;
  });
  return { tip, community };
}

/**
 * Changes a tip, if its content has not changed since `input.version` was read; the former content is kept. Open to all
 * with access; only the saver and credited people change the credit.
 */
export async function editTip(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  { version, note, credit, ...input }: EditTipInput,
): Promise<FoundTip> {
  const found = await getTip(deps, actor, communityId, tipId, "write");
  if (credit && !canChangeCredit(actor, found.tip)) throw new Refusal({ code: "notAllowed" });
  const { tip, community } = found;
  const content = {
    ...input,
    tags: tagsToKeep(community, tip.tags, input.tags, limits.keptTags),
    credited: credit && creditedFrom(credit, actor),
  };
  return rewrite(deps, actor, found, version, content, { ...(note && { note }) });
}

/** Brings back what a tip said before, as a new revision; so this can be taken back the same way. */
export async function restoreRevision(
  deps: Deps,
  actor: Actor,
  communityId: string,
  tipId: string,
  number: number,
  { version }: { readonly version: string },
): Promise<FoundTip> {
  const found = await getTip(deps, actor, communityId, tipId, "write");
  const revision = await findRevision(deps.records.forTenant(actor.tenantId), found.tip, number);
  if (!revision) throw new Refusal({ code: "notFound" });
  return rewrite(deps, actor, found, version, contentOf(revision), { restored: number });
}
