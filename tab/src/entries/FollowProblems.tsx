import { Field, Switch } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "../components/describe-error.ts";
import { useFollowedProblems } from "./use-followed-problems.ts";

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
