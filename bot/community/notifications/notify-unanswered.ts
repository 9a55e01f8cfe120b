// Whoever asked hears once that nobody answered for three days.
import type { StoredRecord } from "../../records/records.ts";
import { derivedId } from "../core/ids.ts";
import { isReachable } from "../core/placeholder-ids.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { problemFrom, problemRecords } from "../problems/problem.ts";
import { isUnanswered } from "../problems/unanswered.ts";
import { gatherNotice } from "./gather.ts";
import type { NoticeDeps } from "./kind.ts";

/** Nothing where it was answered, hidden or withdrawn, or its asker is gone. Harmless to repeat. */
export async function notifyUnanswered(
  deps: NoticeDeps,
  tenantId: string,
  record: StoredRecord,
): Promise<Delivery> {
  if (record.kind !== problemRecords.kind) return { outcome: "delivered" };
  const problem = problemFrom(record);
  const { communityId, id: problemId, asker } = problem;
  if (!isUnanswered(problem) || !isReachable(asker.userId)) return { outcome: "delivered" };
  return gatherNotice(deps, tenantId, {
    to: [asker.userId],
    notice: {
      id: derivedId("unanswered", problemId),
      kind: "unanswered",
      ids: { communityId, problemId },
    },
  });
}
