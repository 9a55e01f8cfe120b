import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { markStale } from "../../api/mark-stale.ts";
import { problemActions, problemQuery, type ProblemActions } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";

/** What was done last, as the page says it; the keys of its words. */
export type Done =
  | "replied"
  | "changed"
  | "removed"
  | "accepted"
  | "undone"
  | "reopened"
  | "crossPosted"
  | "haveIt"
  | "haveItNot";

export interface DoneNow {
  readonly done: Done;
  /** The problem as it was right after. */
  readonly version: string;
  /** The reply that it was about, if it is still there. */
  readonly replyId?: string;
  readonly undo?: ProblemChange;
}

export interface ProblemChange {
  readonly act: (actions: ProblemActions) => Promise<ProblemView>;
  readonly done: Done;
  readonly replyId?: string;
  /** What takes it back. */
  readonly undo?: ProblemChange;
  /** Called once it is safe. */
  readonly then?: () => void;
}

/** Changes the problem and shows at once what the server made of it. */
export function useProblemChange(
  { communityId, id }: Pick<ProblemView, "communityId" | "id">,
  onDone: (done: DoneNow) => void,
) {
  const api = useApi();
  const queryClient = useQueryClient();
  return useMutation({
    mutationFn: ({ act }: ProblemChange) => act(problemActions(api, communityId, id)),
    async onSuccess(now, { act: _act, then, ...change }) {
      await markStale(queryClient, now.communityId);
      queryClient.setQueryData(problemQuery(api, now.communityId, now.id).queryKey, now);
      then?.();
      onDone({ ...change, version: now.version });
    },
  });
}
