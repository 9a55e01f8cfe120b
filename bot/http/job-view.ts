import type { Job } from "../community/jobs/job.ts";
import type { JobView } from "../contract/jobs.ts";
import { refusalSentence } from "../words/refusal-sentence.ts";
import type { Words } from "../words/words.ts";

export const jobView = (
  { job, state, askedAt, progress, communityId, failure }: Job,
  words: Words,
): JobView => ({
  kind: job,
  state,
  askedAt,
  ...(progress !== undefined && { progress }),
  ...(communityId !== undefined && { communityId }),
  ...(failure && { failure: { code: failure, message: refusalSentence(words, { code: failure }) } }),
});
