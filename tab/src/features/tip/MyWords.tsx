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
  /** Whether they are asked: they have not answered, or want to answer again. */
  isOpen: boolean;
  onAnswered: () => void;
}

/** For the person whose words became a tip: how they are credited, and whether it stays. */
export function MyWords({ tip, isOpen, onAnswered }: MyWordsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const said = useRef<HTMLParagraphElement>(null);
  const [isWithdrawn, setIsWithdrawn] = useState(false);
  const [wasAsked, setWasAsked] = useState(false);
  const isGone = isWithdrawn && tip.myWords === undefined;
  if (isOpen && !wasAsked) setWasAsked(true);

  useEffect(() => {
    // What had the focus went away with the words.
    if (isGone && isNothingFocused()) said.current?.focus();
  }, [isGone]);

  if (tip.myWords !== undefined && wasAsked)
    return (
      <Words
        tip={tip}
        words={tip.myWords}
        isOpen={isOpen}
        onAnswered={onAnswered}
        onWithdrawn={() => setIsWithdrawn(true)}
      />
    );
  if (!isGone) return null;
  return (
    <p ref={said} role="status" tabIndex={-1} className={layout.said}>
      {t("myWords.gone")}
    </p>
  );
}

interface WordsProps extends MyWordsProps {
  words: NonNullable<TipView["myWords"]>;
  /** What others wrote is still here. */
  onWithdrawn: () => void;
}

function Words({ tip, words, isOpen, onAnswered, onWithdrawn }: WordsProps) {
  const { answer: answered, isShared } = words;
  const wantsToChange = isOpen && answered !== undefined;
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
      onAnswered();
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
    if (wantsToChange) said.current?.focus();
  }, [wantsToChange]);
  useEffect(() => {
    // The button that was pressed is gone.
    if (answer.isSuccess && isNothingFocused()) said.current?.focus();
  }, [answer.isSuccess, answered]);

  const answeredWith = { keep: t("myWords.keptName"), withoutName: t("myWords.dropped") };
  const isBusy = answer.isPending || withdraw.isPending;
  const choices = isSure ? (
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
  );

  return (
    <Note action={isOpen && <div className={layout.row}>{choices}</div>}>
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
