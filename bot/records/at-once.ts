/**
 * Does the work for every item, a few at a time, and answers in the order of the items. After a failure nothing new is
 * begun; what is under way is awaited, and the first failure thrown.
 */
export async function atOnce<Item, Result>(
  items: readonly Item[],
  most: number,
  work: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  const left = items.entries();
  let hasFailed = false;
  const worker = async () => {
    for (const [index, item] of left) {
      if (hasFailed) return;
      try {
        results[index] = await work(item);
      } catch (error) {
        hasFailed = true;
        throw error;
      }
    }
  };
  const workers = await Promise.allSettled(Array.from({ length: most }, worker));
  const failed = workers.find((outcome) => outcome.status === "rejected");
  if (failed) throw failed.reason;
  return results;
}
