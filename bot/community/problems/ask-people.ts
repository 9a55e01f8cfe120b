// Asking somebody, too: one or two people of the community get one private notice each. What they do with it is theirs:
// it changes their own record alone, so what everybody else reads is the same.
import type { AskPeopleInput } from "../../contract/problems.ts";
import { findPerson } from "../communities/known-people.ts";
import type { CommunityDeps } from "../communities/ports.ts";
import type { Actor } from "../core/actor.ts";
import { changeRecord } from "../core/change-record.ts";
import { Refusal } from "../core/refusal.ts";
import { asItIs, withMessage } from "../outbox/message.ts";
import { isRemainder } from "../outbox/posted-card.ts";
import { noticeTo } from "../outbox/notice.ts";
import { problemState } from "./problem.ts";
import { getProblem } from "./read-problems.ts";

/**
 * Notifies people of an open problem, each once whoever asks them, without naming who did. Asker and asked are on a
 * roster of the community, or were admitted. The answer does not depend on the choices of those who are asked. Harmless to
 * repeat.
 */
export async function askPeople(
  deps: Pick<CommunityDeps, "records" | "access" | "people" | "quotas">,
  actor: Actor,
  communityId: string,
  problemId: string,
  { people }: AskPeopleInput,
): Promise<void> {
  const { problem, community, record } = await getProblem(deps, actor, communityId, problemId, "write");
  if (problemState(problem) === "solved") throw new Refusal({ code: "problemSolved" });
  if (problem.hidden) throw new Refusal({ code: "notAllowed" });
  const ids = [...new Set(people)].filter((userId) => userId !== actor.userId);
  const known = await Promise.all(
    [actor.userId, ...ids].map((userId) => findPerson(deps, actor, community, userId)),
  );
  if (ids.length === 0 || known.includes(undefined)) throw new Refusal({ code: "noRecipient" });
  // The request counted as one.
  await deps.quotas.spend(actor, "causedNotices", ids.length - 1);
  const messages = ids.flatMap((userId) =>
    noticeTo([userId], {
      kind: "askedYou",
      basis: [problemId, userId],
      ids: { communityId, problemId },
    }),
  );
  await changeRecord(
    deps.records.forTenant(actor.tenantId),
    record,
    (current) =>
      current && !isRemainder(current) ? messages.reduce(withMessage, asItIs(current)) : undefined,
    record,
  );
}
