// What the process has in use, without the garbage that V8 has not collected yet: that differs with the machine's memory.
import { constants, PerformanceObserver } from "node:perf_hooks";
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";
import { z } from "zod";

/** Begins to look. What it gives ends it and says by how many bytes that in use was larger than now at most. */
export function liveBytes(): { readonly mostGrowth: () => number } {
  const before = afterCollecting();
  let most = before;
  // After each collection of V8's own, so that looking does not change what is looked at.
  const observer = new PerformanceObserver((list) => {
    if (list.getEntries().some(isWhole)) most = Math.max(most, inUse());
  });
  observer.observe({ entryTypes: ["gc"] });
  return {
    mostGrowth() {
      observer.disconnect();
      return Math.max(most, afterCollecting()) - before;
    },
  };
}

const collection = z.object({ detail: z.object({ kind: z.number() }) });

const isWhole = (entry: unknown): boolean =>
  collection.safeParse(entry).data?.detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;

function inUse(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function afterCollecting(): number {
  setFlagsFromString("--expose-gc");
  runInNewContext("gc()");
  return inUse();
}
