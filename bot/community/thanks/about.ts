// What thanks are about: a message, a tip, a reply, or nothing in particular.
import { z } from "zod";
import type { AboutInput, ThanksAboutView } from "../../contract/thanks.ts";
import type { Actor } from "../core/actor.ts";
import { communityScope, type Community } from "../communities/community.ts";
import { canSee, type Hideable } from "../communities/hiding.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import { hideableProblem, hideableReply, problemFrom, problemRecordId } from "../problems/problem.ts";
import { authorView } from "../problems/problem-view.ts";
import { Refusal } from "../core/refusal.ts";
import { messageSourceFrom } from "../tips/save-tip.ts";
import { messageSource, sourceView } from "../communities/entry-source.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { hideableTip, tipFrom, tipRecordId } from "../tips/tip.ts";

export const thanksAbout = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("message"), source: messageSource }),
  z.object({ kind: z.literal("tip"), tipId: z.string(), title: z.string().optional() }),
  z.object({
    kind: z.literal("reply"),
    problemId: z.string(),
    replyId: z.string(),
    title: z.string().optional(),
  }),
]);
export type ThanksAbout = Readonly<z.infer<typeof thanksAbout>>;

/** What thanks are about, and the person named there. */
export interface FoundAbout {
  readonly about: ThanksAbout | undefined;
  /** A person who did not act here has an id only when Teams told it. */
  readonly named: { readonly userId?: string | undefined; readonly name: string } | undefined;
}

/** A reply of an anonymous author cannot be thanked for. */
export async function findAbout(
  deps: Pick<CommunityDeps, "records">,
  actor: Actor,
  community: Community,
  input: AboutInput | undefined,
): Promise<FoundAbout> {
  if (!input) return { about: undefined, named: undefined };
  if (input.kind === "message")
    return { about: { kind: "message", source: messageSourceFrom(input.source) }, named: undefined };
  const id = input.kind === "tip" ? tipRecordId(input.tipId) : problemRecordId(input.problemId);
  const record = await deps.records.forTenant(actor.tenantId).find(communityScope(community.id), id);
  if (!record || isRemainder(record)) throw new Refusal({ code: "notFound" });
  if (input.kind === "tip") {
    const tip = tipFrom(record);
    if (!canSee(actor, hideableTip(tip), community)) throw new Refusal({ code: "notFound" });
    return {
      about: { kind: "tip", tipId: tip.id, title: tip.title },
      // Of several the person chooses.
      named: tip.credited.length === 1 ? tip.credited[0] : undefined,
    };
  }
  const problem = problemFrom(record);
  const reply = problem.replies.find((one) => one.id === input.replyId);
  const isSeen = (one: Hideable) => canSee(actor, one, community);
  if (!reply || !isSeen(hideableProblem(problem)) || !isSeen(hideableReply(reply)))
    throw new Refusal({ code: "notFound" });
  if (authorView(problem, reply).kind !== "person") throw new Refusal({ code: "notAllowed" });
  return {
    about: { kind: "reply", problemId: problem.id, replyId: reply.id, title: problem.title },
    named: reply.author,
  };
}

/** For the identity of thanks: the same thing gives the same key, whatever it is called by then. */
export function keyOfAbout(about: ThanksAbout | undefined): readonly string[] {
  switch (about?.kind) {
    case undefined:
      return [];
    case "message":
      return [about.kind, about.source.conversationId, about.source.messageId];
    case "tip":
      return [about.kind, about.tipId];
    case "reply":
      return [about.kind, about.problemId, about.replyId];
  }
}

/** For others, without a title: the tip or problem may be hidden or renamed. */
export const withoutTitle = (about: ThanksAbout): ThanksAbout =>
  about.kind === "message" ? about : { ...about, title: undefined };

/** @param community absent where the person may not have access to it any more. */
export function aboutView(about: ThanksAbout, community?: Community): ThanksAboutView {
  switch (about.kind) {
    case "message":
      return { kind: "message", source: sourceView(about.source, community ?? { places: [] }) };
    case "tip":
      return { kind: "tip", tipId: about.tipId, ...(about.title !== undefined && { title: about.title }) };
    case "reply":
      return {
        kind: "reply",
        problemId: about.problemId,
        ...(about.title !== undefined && { title: about.title }),
      };
  }
}
