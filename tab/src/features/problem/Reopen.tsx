import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { TextForm } from "../../writing/TextForm.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface ReopenProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
  onClose: () => void;
}

/** Opens a solved problem again; a reason is needed. */
export function Reopen({ problem, onDone, onClose }: ReopenProps) {
  const { t } = useTranslation();
  const change = useProblemChange(problem, onDone);
  return (
    <TextForm
      draftKey={[problem.communityId, problem.id, "reopen"]}
      label={t("problems.reopen.label")}
      hint={t("problems.reopen.hint")}
      max={limits.reason}
      missing={t("problems.reopen.missing")}
      submit={t("problems.reopen.confirm")}
      isSending={change.isPending}
      error={change.error}
      takesFocus
      onSend={(reason, _nonce, sent) => {
        const then = () => {
          sent();
          onClose();
        };
        change.mutate({ act: ({ reopen }) => reopen({ reason }), done: "reopened", then });
      }}
      onCancel={onClose}
    />
  );
}
