// One open store for all tests of a group: to open one takes longer than most of them.
import { maxPageSize } from "../../bot/records/records.ts";
import type { WholeStore } from "../../bot/records/whole-store.ts";
import { tenant, type ContractSubject } from "./contract/subject.ts";

/** Called in a `describe`. Gives the same subject each time, and its `close` empties it; after the group it is closed. */
export function keptOpen(open: () => Promise<ContractSubject>): () => Promise<ContractSubject> {
  let kept: ContractSubject | undefined;
  let second: ReturnType<NonNullable<ContractSubject["another"]>> | undefined;
  const end = async () => {
    await kept?.close();
    kept = second = undefined;
  };
  after(end);

  return async () => {
    const subject = (kept ??= await open());
    const { another } = subject;
    return {
      ...subject,
      ...(another && { another: () => (second ??= another()) }),
      close: () => empty(subject.store).catch(end),
    };
  };
}

async function empty(store: WholeStore): Promise<void> {
  const { records } = await store.listAll({ size: maxPageSize });
  const tenantIds = new Set([tenant, ...records.map(({ tenantId }) => tenantId)]);
  for (const tenantId of tenantIds) while ((await store.purge(tenantId, maxPageSize)) > 0);
  if (records.length === maxPageSize) await empty(store);
}
