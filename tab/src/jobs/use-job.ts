import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { isEnded, type JobKind, type JobView } from "../../../bot/contract/jobs.ts";
import type { Api } from "../api/client.ts";
import { jobsQuery, setJob } from "../api/job-queries.ts";
import { useApi } from "../api/use-api.ts";

/**
 * The person's job of a kind, followed while it runs, and how to ask for it.
 * @param onDone called once when it ends well while somebody looks.
 */
export function useJob<Input = void>(
  kind: JobKind,
  ask: (api: Api, input: Input) => Promise<JobView>,
  onDone: (job: JobView) => void = () => undefined,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  const { data, error } = useQuery(jobsQuery(api));
  const job = data?.jobs.find((one) => one.kind === kind);
  const asking = useMutation({
    mutationFn: (input: Input) => ask(api, input),
    onSuccess: (asked) => setJob(queryClient, asked),
  });
  const isRunning = job !== undefined && !isEnded(job);

  const wasRunning = useRef(false);
  useEffect(() => {
    if (wasRunning.current && job?.state === "done") onDone(job);
    wasRunning.current = isRunning;
  });

  return {
    job,
    isRunning,
    /** Nobody can tell how it stands, or it could not be asked for. */
    error: asking.error ?? (data === undefined ? error : null),
    isAsking: asking.isPending,
    ask: asking.mutate,
  };
}
