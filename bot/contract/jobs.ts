// Work that takes longer than a request may: asked for by one, looked at by others until it has ended.
import type { RefusalCode } from "./refusals.ts";

export const jobKinds = ["exportMyData", "importCommunity", "eraseMyData"] as const;
export type JobKind = (typeof jobKinds)[number];

/** `asked`: not begun yet. `done` and `failed` are final, and forgotten after a day. */
export const jobStates = ["asked", "running", "done", "failed"] as const;
export type JobState = (typeof jobStates)[number];

/** The answer to asking for a job, with 202, and to looking at one. */
export interface JobView {
  kind: JobKind;
  state: JobState;
  /** ISO 8601. */
  askedAt: string;
  /** From 0 to 1; absent while it is unknown. */
  progress?: number;
  /** Of `importCommunity`: into which. */
  communityId?: string;
  /** With `failed`: why, and one plain sentence in the person's language. */
  failure?: { code: RefusalCode; message: string };
}

/** `GET /api/me/jobs`: the person's own of the last day, at most one of each kind. */
export interface JobsView {
  jobs: JobView[];
}

export const isEnded = ({ state }: Pick<JobView, "state">): boolean => state === "done" || state === "failed";
