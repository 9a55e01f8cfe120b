import type { PageQuery, Records, StoredRecord } from "../../records/records.ts";

/** All records of a kind in a scope, a page of `size` at a time while they are walked. */
export async function* allRecords(
  records: Pick<Records, "page">,
  query: Omit<PageQuery, "cursor">,
): AsyncGenerator<StoredRecord> {
  let cursor: string | undefined;
  do {
    const page = await records.page({ ...query, ...(cursor !== undefined && { cursor }) });
    yield* page.records;
    cursor = page.cursor;
  } while (cursor !== undefined);
}

/** The first `size` records, also where a page ends before that. */
export async function firstRecords(
  records: Pick<Records, "page">,
  query: Omit<PageQuery, "cursor">,
): Promise<StoredRecord[]> {
  const first: StoredRecord[] = [];
  for await (const record of allRecords(records, query)) {
    first.push(record);
    if (first.length === query.size) break;
  }
  return first;
}
