import type { Records } from "../../records/records.ts";
import { communityScope } from "../communities/community.ts";
import { mentions, namesIn, withNames, type Person } from "./person.ts";
import { pagesOf } from "./scan.ts";

/** Whether one of their ids is anywhere in the community, and their names there. */
export async function visit(
  records: Records,
  communityId: string,
  person: Person,
  step: () => Promise<void>,
): Promise<{ readonly isThere: boolean; readonly person: Person }> {
  let isThere = false;
  let met = person;
  for await (const page of pagesOf(records, communityScope(communityId))) {
    for (const record of page.records) {
      await step();
      if (!mentions(person, [record.body, record.outbox])) continue;
      isThere = true;
      met = withNames(met, namesIn(person, record.body));
    }
  }
  return { isThere, person: met };
}
