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

export interface MyWordsProps {
  tip: TipView;
  words: NonNullable<TipView["myWords"]>;
}

/** For whoever wrote what somebody made a tip of: how it is credited, and whether it stays. */
export function MyWords({ tip, words: { answer: answered, isShared } }: MyWordsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [isSure, setIsSure] = useState(false);
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
      // What others wrote is still here.
      if (isShared) await queryClient.invalidateQueries({ queryKey: keys.community(tip.communityId) });
      else navigate(paths.community(tip.communityId), { replace: true });
    },
  });
  const said = { keep: t("myWords.keptName"), withoutName: t("myWords.dropped") };
  const isBusy = answer.isPending || withdraw.isPending;

  return (
    <Note
      action={
        <div className={styles.actions}>
          {isSure ? (
            <>
              <Button disabledFocusable={isBusy} onClick={() => withdraw.mutate()}>
                {t("myWords.yes")}
              </Button>
              <Button appearance="subtle" onClick={() => setIsSure(false)}>
                {t("myWords.no")}
              </Button>
            </>
          ) : (
            <>
              {answers
                .filter((one) => one !== answered)
                .map((one) => (
                  <Button key={one} disabledFocusable={isBusy} onClick={() => answer.mutate({ answer: one })}>
                    {t(`myWords.${one}`)}
                  </Button>
                ))}
              <Button appearance="subtle" onClick={() => setIsSure(true)}>
                {t(isShared ? "myWords.withdrawMine" : "myWords.withdraw")}
              </Button>
            </>
          )}
        </div>
      }
    >
      <span role="status">
        {isSure
          ? t(isShared ? "myWords.sureMine" : "myWords.sure")
          : answered === undefined
            ? t("myWords.ask")
            : said[answered]}
      </span>
      {answer.isError && <ErrorNote error={answer.error} />}
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </Note>
  );
}
