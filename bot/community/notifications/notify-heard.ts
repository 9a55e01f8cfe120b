// New stories for a person who helped become one notice, once a day at most.
import type { StoredRecord } from "../../records/records.ts";
import { changeRecord } from "../core/change-record.ts";
import { derivedId } from "../core/ids.ts";
import { gatherNotice } from "./gather.ts";
import type { NoticeDeps } from "./kind.ts";
import type { Delivery } from "../outbox/deliverer.ts";
import { heardStories, storiesOfBatch, withBatch } from "../stories/hearing.ts";

/**
 * Delivers what is new by `due` (ISO 8601), which names the batch: a repeat adds nothing. Whether a story still exists
 * is checked when the card is made.
 */
export async function notifyHeard(
  deps: NoticeDeps,
  tenantId: string,
  record: StoredRecord,
  { due }: { readonly due: string },
): Promise<Delivery> {
  const now = deps.now();
  if (now.getTime() < Date.parse(due)) return { outcome: "later", notBefore: new Date(due) };
  const records = deps.records.forTenant(tenantId);
  const list = await changeRecord(records, record, (current) =>
    current && heardStories.read(current).stories.some(({ batch }) => batch === undefined)
      ? withBatch(current, due, now)
      : undefined,
  );
  const [story] = storiesOfBatch(heardStories.read(list), due);
  if (!story) return { outcome: "delivered" };
  const userId = record.scope.slice("person:".length);
  const ids = { communityId: story.communityId, batch: due };
  return gatherNotice(deps, tenantId, {
    to: [userId],
    notice: { id: derivedId("helped", userId, due), kind: "helped", ids },
  });
}
