import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { CreditAnswerInput, TipView } from "../../../../bot/contract/tips.ts";
import { markStale } from "../../api/mark-stale.ts";
import { keys } from "../../api/queries.ts";
import { answerCredit, tipQuery, withdrawTip } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { Note } from "../../components/Note.tsx";
import { paths } from "../../components/paths.ts";
import { useLayout } from "../../components/layout.ts";

const answers = ["keep", "withoutName"] as const;

export interface MyWordsProps {
  tip: TipView;
  /** Shown though the person has answered. */
  isOpen: boolean;
}

/** For the person whose words became a tip: how they are credited, and whether it stays. Asked until they answer. */
export function MyWords({ tip, isOpen }: MyWordsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const said = useRef<HTMLParagraphElement>(null);
  const [isWithdrawn, setIsWithdrawn] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const isGone = isWithdrawn && tip.myWords === undefined;
  const isAsked = tip.myWords !== undefined && tip.myWords.answer === undefined;
  if (isAsked && !wasAsked) setWasAsked(true);

  useEffect(() => {
    // What had the focus went away with the words.
    if (isGone && isNothingFocused()) said.current?.focus();
  }, [isGone]);

  if (tip.myWords !== undefined && (wasAsked || isOpen))
    return (
      <Words tip={tip} words={tip.myWords} takesFocus={isOpen} onWithdrawn={() => setIsWithdrawn(true)} />
    );
  if (!isGone) return null;
  return (
    <p ref={said} role="status" tabIndex={-1} className={layout.said}>
      {t("myWords.gone")}
    </p>
  );
}

interface WordsProps {
  tip: TipView;
  words: NonNullable<TipView["myWords"]>;
  takesFocus: boolean;
  /** What others wrote is still here. */
  onWithdrawn: () => void;
}

function Words({ tip, words: { answer: answered, isShared }, takesFocus, onWithdrawn }: WordsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const [, navigate] = useLocation();
  const [isSure, setIsSure] = useState(false);
  const said = useRef<HTMLSpanElement>(null);
  const answer = useMutation({
    mutationFn: (input: CreditAnswerInput) => answerCredit(api, tip.communityId, tip.id, input),
    onSuccess: async (now) => {
      await markStale(queryClient, tip.communityId);
      queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, now);
    },
  });
  const withdraw = useMutation({
    mutationFn: () => withdrawTip(api, tip.communityId, tip.id),
    onSuccess: async () => {
      await markStale(queryClient, tip.communityId);
      if (isShared) {
        onWithdrawn();
        await queryClient.invalidateQueries({ queryKey: keys.community(tip.communityId) });
      } else navigate(paths.community(tip.communityId), { replace: true });
    },
  });

  useEffect(() => {
    if (takesFocus) said.current?.focus();
  }, [takesFocus]);
  useEffect(() => {
    // The button that was pressed is gone.
    if (answer.isSuccess && isNothingFocused()) said.current?.focus();
  }, [answer.isSuccess, answered]);

  const answeredWith = { keep: t("myWords.keptName"), withoutName: t("myWords.dropped") };
  const isBusy = answer.isPending || withdraw.isPending;

  return (
    <Note
      action={
        <div className={layout.row}>
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
                {t("myWords.withdraw")}
              </Button>
            </>
          )}
        </div>
      }
    >
      <span ref={said} role="status" tabIndex={-1} className={layout.said}>
        {isSure
          ? t(isShared ? "myWords.sureMine" : "myWords.sure")
          : answered === undefined
            ? t("myWords.ask")
            : answeredWith[answered]}
      </span>
      {answer.isError && <ErrorNote error={answer.error} />}
      {withdraw.isError && <ErrorNote error={withdraw.error} />}
    </Note>
  );
}
