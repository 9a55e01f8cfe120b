import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { CreditAnswerInput, TipView } from "../../../../bot/contract/tips.ts";
import { answerCredit, keys, tipQuery, withdrawTip } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Note } from "../../components/Note.tsx";
import { paths } from "../../components/paths.ts";

const useStyles = makeStyles({
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

const answers = ["keep", "withoutName"] as const;

/** For whoever wrote the message that somebody saved: how it is credited, and whether it stays. */
export function MyMessage({ tip }: { tip: TipView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [isSure, setIsSure] = useState(false);
  const answered = tip.myMessage?.answer;
  const invalidate = async () => {
    await queryClient.invalidateQueries({ queryKey: keys.community(tip.communityId), refetchType: "none" });
    await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType: "none" });
  };
  const answer = useMutation({
    mutationFn: (input: CreditAnswerInput) => answerCredit(api, tip.communityId, tip.id, input),
    onSuccess: async (now) => {
      await invalidate();
      queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, now);
    },
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawTip(api, tip.communityId, tip.id),
    onSuccess: async () => {
      await invalidate();
      navigate(paths.community(tip.communityId), { replace: true });
    },
  });
  const said = { keep: t("myMessage.keptName"), withoutName: t("myMessage.dropped") };
  const isBusy = answer.isPending || withdraw.isPending;

  return (
    <Note
      action={
        <div className={styles.actions}>
          {isSure ? (
            <>
              <Button disabledFocusable={isBusy} onClick={() => withdraw.mutate()}>
                {t("myMessage.yes")}
              </Button>
              <Button appearance="subtle" onClick={() => setIsSure(false)}>
                {t("myMessage.no")}
              </Button>
            </>
          ) : (
            <>
              {answers
                .filter((one) => one !== answered)
                .map((one) => (
                  <Button key={one} disabledFocusable={isBusy} onClick={() => answer.mutate({ answer: one })}>
                    {t(`myMessage.${one}`)}
                  </Button>
                ))}
              <Button appearance="subtle" onClick={() => setIsSure(true)}>
                {t("myMessage.withdraw")}
              </Button>
            </>
          )}
        </div>
      }
    >
      <span role="status">
        {isSure ? t("myMessage.sure") : answered === undefined ? t("myMessage.ask") : said[answered]}
      </span>
      {answer.isError && <ErrorNote error={answer.error} />}
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </Note>
  );
}
