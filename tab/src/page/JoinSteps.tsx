import { Field, Switch } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "../components/describe-error.ts";
import { useFollowedProblems } from "../entries/use-followed-problems.ts";
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

/** One switch: being told of every new problem of a community. Absent while it is not known. */
export function FollowProblems({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const { followed, change } = useFollowedProblems();
  if (followed === undefined) return null;
  const isOn = change.isPending ? change.variables.isOn : followed.includes(communityId);
  return (
    <Field validationMessage={change.isError ? describeError(change.error, t).text : null}>
      <Switch
        label={t("following.problems")}
        checked={isOn}
        onChange={(_event, { checked }) => change.mutate({ communityId, isOn: checked })}
      />
    </Field>
  );
}
