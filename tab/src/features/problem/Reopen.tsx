import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { TextForm } from "../../writing/TextForm.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface ReopenProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Opens a solved problem again, for whoever says why. */
export function Reopen({ problem, onDone }: ReopenProps) {
  const { t } = useTranslation();
  const change = useProblemChange(problem, onDone);
  const [asked, setAsked] = useState(false);
  const [cancelled, setCancelled] = useState(false);
  if (!asked) {
    return (
      <div>
        <Button autoFocus={cancelled} onClick={() => setAsked(true)}>
          {t("problems.reopen.button")}
        </Button>
      </div>
    );
  }
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
        change.mutate({ act: ({ reopen }) => reopen({ reason }), done: "reopened", then: sent });
      }}
      onCancel={() => {
        setAsked(false);
        setCancelled(true);
      }}
    />
  );
}
