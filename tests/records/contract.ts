// What every back end of the records port promises, as one suite. Nothing here knows which back end it is.
// A test that a back end cannot pass is named in `deviations` with the reason, and is then listed as pending.
import { describeBodies } from "./contract/bodies.ts";
import { describeChanges } from "./contract/changes.ts";
import { describeExpiry } from "./contract/expiry.ts";
import { describeForgetting } from "./contract/forgetting.ts";
import { describeIds } from "./contract/ids.ts";
import { describeInstances } from "./contract/instances.ts";
import { describeIsolation } from "./contract/isolation.ts";
import { describeOutbox } from "./contract/outbox.ts";
import { describePages } from "./contract/pages.ts";
import type { ContractSubject, Specify } from "./contract/subject.ts";
import { describeWholeStore } from "./contract/whole-store.ts";
import { describeWriting } from "./contract/writing.ts";
import { keptOpen } from "./kept-subject.ts";

type Deviations = Readonly<Record<string, string>>;

/** `open` gives an empty store, which the contract closes. `deviations`: the test's title, and why it is not met. */
export function recordContract(
  name: string,
  open: () => Promise<ContractSubject>,
  deviations: Deviations = {},
): void {
  describe(`records contract: ${name}`, () => {
    const titles = new Set<string>();

    const specifyOn =
      (openSubject: typeof open): Specify =>
      (title, test) => {
        titles.add(title);
        const reason = deviations[title];
        if (reason !== undefined) {
          it(`${title} (not met: ${reason})`);
          return;
        }
        it(title, async () => {
          const subject = await openSubject();
          try {
            await test(subject);
          } finally {
            await subject.close();
          }
        });
      };
    const specify = specifyOn(keptOpen(open));

    describeWriting(specify);
    describeIds(specify);
    describeBodies(specify);
    describePages(specify);
    describeExpiry(specify);
    describeChanges(specify);
    describeOutbox(specify);
    describeIsolation(specify);
    describeForgetting(specify);
    describeInstances(specifyOn(open));
    describeWholeStore(specify);

    const unknown = Object.keys(deviations).filter((title) => !titles.has(title));
    if (unknown.length > 0) throw new Error(`No test of the contract is called: ${unknown.join("; ")}`);
  });
}
