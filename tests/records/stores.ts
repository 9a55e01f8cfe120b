import type { WholeStore } from "../../bot/records/whole-store.ts";
import type { ContractSubject } from "./contract/subject.ts";
import type { fixedClock } from "./fixed-clock.ts";

/** Opens any number of stores over the same records; all of them are closed at the end, and then `stop` is called. */
export async function subjectOver(
  open: () => Promise<WholeStore>,
  clock: ReturnType<typeof fixedClock>,
  stop: () => Promise<void>,
): Promise<ContractSubject> {
  const opened: WholeStore[] = [];
  const another = async () => {
    const store = await open();
    opened.push(store);
    return store;
  };
  const closeAll = async () => {
    await Promise.all(opened.map((store) => store.close()));
  };

  return {
    store: await another(),
    ...clock,
    another,
    reopen: async () => {
      await closeAll();
      return another();
    },
    close: async () => {
      await closeAll();
      await stop();
    },
  };
}
