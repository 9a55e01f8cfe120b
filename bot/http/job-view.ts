import type { Job } from "../community/jobs/job.ts";
import type { JobView } from "../contract/jobs.ts";
import { refusalSentence } from "../strings/refusal-sentence.ts";
import type { Strings } from "../strings/strings.ts";

export const jobView = (
  { job, state, askedAt, progress, communityId, failure }: Job,
  strings: Strings,
): JobView => ({
  kind: job,
  state,
  askedAt,
  ...(progress !== undefined && { progress }),
  ...(communityId !== undefined && { communityId }),
  ...(failure && { failure: { code: failure.code, message: refusalSentence(strings, failure) } }),
});
