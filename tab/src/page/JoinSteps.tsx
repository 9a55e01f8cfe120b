import { FollowProblems } from "../entries/FollowProblems.tsx";
import type { Joining } from "../components/use-joining.ts";
import { LeaveAsSteward } from "./LeaveAsSteward.tsx";

interface JoinStepsProps {
  communityId: string;
  joining: Joining;
  /** The only steward wants to leave. */
  asksToLeave: boolean;
  onAnswered: () => void;
}

/** What comes before leaving, and right after joining: being told of every new problem, which is off. */
export function JoinSteps({ communityId, joining: { change }, asksToLeave, onAnswered }: JoinStepsProps) {
  if (asksToLeave)
    return (
      <LeaveAsSteward
        communityId={communityId}
        isBusy={change.isPending}
        onLeave={() => change.mutate(false, { onSettled: onAnswered })}
        onStay={onAnswered}
      />
    );
  return change.isSuccess && change.variables ? <FollowProblems communityId={communityId} /> : null;
}
