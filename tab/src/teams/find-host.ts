import { browserHost } from "./browser-host.ts";
import type { Host } from "./host.ts";

/** How long Teams may take to answer. In a frame nothing else can be meant: see `frame-ancestors`. */
const teamsAnswerMs = 5_000;

/** Teams frames its tabs; its mobile apps show them in a web view with a native interface instead. */
const maybeTeams = () => window.parent !== window || "nativeInterface" in window;

/** Never rejects: where Teams does not answer in time, the surroundings count as a plain browser. */
export async function findHost(): Promise<Host> {
  if (!maybeTeams()) return browserHost();
  // The first request to the server needs it: fetched while Teams is still answering. Its fault is told there.
  import("./sign-in.ts").catch(() => undefined);
  try {
    const { teamsHost } = await import("./teams-host.ts");
    return await Promise.race([teamsHost(), rejectAfter(teamsAnswerMs)]);
  } catch {
    return browserHost();
  }
}

const rejectAfter = (ms: number) =>
  new Promise<never>((_resolve, reject) => {
    setTimeout(() => reject(new Error("Teams did not answer")), ms);
  });
