import { maxPageSize } from "../records/records.ts";
import type { StoredRecord } from "../records/records.ts";
import type { WholeStore } from "../records/whole-store.ts";

/** All records of a store, page by page. */
export async function* pagesOf(store: WholeStore): AsyncGenerator<readonly StoredRecord[]> {
  let cursor: string | undefined;
  do {
    const page = await store.listAll({ size: maxPageSize, ...(cursor !== undefined && { cursor }) });
    yield page.records;
    cursor = page.cursor;
  } while (cursor !== undefined);
}
