// What use cases may leave behind about the people in them: nothing of reading, and no name or word in a log line.
import { ada, ben } from "../teams/rig.ts";
import type { Asked } from "./ask-each.ts";
import { useCases, type UseCaseName } from "./use-cases.ts";

const isReading = (asked: string): boolean =>
  /^(GET|open|search) |^verb (findEntries|runCommand)$|^a pasted link$/u.test(asked);

/** Whether the use case only reads, searches or opens. */
export function isReadingOnly(name: UseCaseName): boolean {
  const { covers } = useCases[name];
  return covers.length > 0 && covers.every(isReading);
}

/** Records that reading has written, but for a lease, which names nobody. */
export const leftByReading = (rows: readonly Asked[]): readonly string[] =>
  rows
    .filter(({ name }) => isReadingOnly(name))
    .flatMap(({ name, written }) => written.map((record) => `${name}: ${record}`))
    .filter((one) => !one.endsWith(": tenant lease.my-data"));

const canaries = [
  ...[ada, ben].flatMap(({ userId, name }) => [userId, name]),
  "spooler",
  "Printing",
  "what keeps us going",
].map((canary) => canary.toLowerCase());

/** Names, ids and words of people that stand in the log, each with its use case. */
export const peopleInLog = (rows: readonly Asked[]): readonly string[] =>
  rows.flatMap(({ name, logged }) => {
    const text = logged.toLowerCase();
    return canaries.filter((canary) => text.includes(canary)).map((canary) => `${name}: ${canary}`);
  });
