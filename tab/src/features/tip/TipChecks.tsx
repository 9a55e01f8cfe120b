import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { lazy, Suspense, useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { CheckInput } from "../../../../bot/contract/checks.ts";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { markStale } from "../../api/mark-stale.ts";
import { checkTip, tipQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { useDetails } from "../../components/details.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { useLayout } from "../../components/layout.ts";
import { Note } from "../../components/Note.tsx";
import { usePersonName } from "../../components/use-person-name.ts";

const WhatHappened = lazy(async () => {
  const { WhatHappened: form } = await import("./WhatHappened.tsx");
  return { default: form };
});

const useStyles = makeStyles({
  doubts: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingInlineStart: tokens.spacingHorizontalXL },
});

/** Whether readers are asked if the tip still works: where that is in question, and they have not said so. */
export const asksReader = ({ freshness, myCheck }: Pick<TipView, "freshness" | "myCheck">): boolean =>
  freshness !== "fresh" && myCheck !== "failed";

export interface TipChecksProps {
  tip: TipView;
  /** Whether its question waits: the page asks this person something else first. */
  isHeld: boolean;
  /** Whether the form is open in which one says what happened. */
  isFormOpen: boolean;
  onFormOpen: (isOpen: boolean) => void;
}

/** Whether the tip still works, where that is in question, and what this person said of it. Nothing on other tips. */
export function TipChecks({ tip, isHeld, isFormOpen, onFormOpen }: TipChecksProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const said = useRef<HTMLSpanElement>(null);
  const check = useMutation({
    mutationFn: (input: CheckInput | undefined) => checkTip(api, tip.communityId, tip.id, input),
    onSuccess: async (now) => {
      onFormOpen(false);
      queryClient.setQueryData(tipQuery(api, tip.communityId, tip.id).queryKey, now);
      await markStale(queryClient, tip.communityId);
    },
  });
  const hasSaidWorks = check.isSuccess && tip.myCheck === "works";
  const hasSaid = tip.myCheck === "failed" || hasSaidWorks;

  useEffect(() => {
    // What was pressed is gone.
    if (check.isSuccess && isNothingFocused()) said.current?.focus();
  }, [check.isSuccess, tip.myCheck]);

  return (
    <>
      {tip.freshness !== "fresh" && (
        <Note
          title={t(tip.freshness === "doubted" ? "checks.doubtedTip" : "checks.ageing")}
          action={
            asksReader(tip) &&
            !isHeld &&
            !isFormOpen && (
              <div className={layout.row}>
                <span>{t("checks.ask")}</span>
                <Button disabledFocusable={check.isPending} onClick={() => check.mutate({ works: true })}>
                  {t("checks.works")}
                </Button>
                <Button disabledFocusable={check.isPending} onClick={() => onFormOpen(true)}>
                  {t("checks.failed")}
                </Button>
              </div>
            )
          }
        >
          <Doubts tip={tip} />
        </Note>
      )}
      {isFormOpen && (
        <Suspense>
          <WhatHappened
            isSending={check.isPending}
            onSend={(text) => check.mutate({ works: false, text })}
            onCancel={() => onFormOpen(false)}
          />
        </Suspense>
      )}
      {(hasSaid || check.isSuccess) && (
        <div className={layout.row}>
          <span ref={said} role="status" tabIndex={-1} className={layout.said}>
            {tip.myCheck === "failed" && t("checks.youSaidFailed")}
            {hasSaidWorks && t("checks.youSaidWorks")}
            {!hasSaid && t("checks.takenBack")}
          </span>
          {hasSaid && (
            <Button
              size="small"
              appearance="subtle"
              disabledFocusable={check.isPending}
              onClick={() => check.mutate(undefined)}
            >
              {t("app.undo")}
            </Button>
          )}
        </div>
      )}
      {check.isError && <ErrorNote error={check.error} />}
    </>
  );
}

function Doubts({ tip: { doubts } }: { tip: TipView }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const details = useDetails();
  const personName = usePersonName();
  if (doubts.length === 0) return null;
  return (
    <ul className={styles.doubts}>
      {doubts.map(({ text, at, ...person }) => (
        <li key={`${person.name} ${at}`}>
          <Day of={at} within={(day) => t("checks.doubt", { name: personName(person), day })} />
          <p className={details.typed} dir="auto">
            {text}
          </p>
        </li>
      ))}
    </ul>
  );
}
