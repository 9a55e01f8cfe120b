// What a person may do about something that is objected to: the same on every page.
import { Button } from "@fluentui/react-components";
import { EyeOffRegular, FlagRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useEffect, useId, useRef, useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";
import type { HiddenView, Objectionable } from "../../../bot/contract/moderation.ts";
import { moderationActions } from "../api/moderation-queries.ts";
import { keys } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { isNothingFocused } from "../components/focus.ts";
import type { MenuEntry } from "../components/menu-entry.ts";
import { useLayout } from "../components/layout.ts";
import { TextForm } from "../writing/TextForm.tsx";
import { HiddenNote } from "./HiddenNote.tsx";

/** Each is done with a reason. */
type Step = "report" | "hide" | "restore" | "answer";

const icons = { report: <FlagRegular />, hide: <EyeOffRegular />, restore: null, answer: null };

export interface ModerationProps {
  communityId: string;
  about: Objectionable;
  /** Of stewards: they need not report. */
  canHide: boolean;
  /** Nobody reports what is their own. */
  canReport: boolean;
  hidden: HiddenView | undefined;
  /** Of the button to whose menu `choice` belongs: the focus goes back to it. */
  openerId?: string;
}

export interface Moderation {
  /** Stands among the other buttons. Null where there is nothing to do. */
  readonly button: ReactNode;
  /** The same for a menu. */
  readonly choice: readonly MenuEntry[];
  /** Stands under them: whether it is hidden and why, the form, and what came of it. */
  readonly panel: ReactNode;
}

export function useModeration({
  communityId,
  about,
  canHide,
  canReport,
  hidden,
  openerId = "",
}: ModerationProps): Moderation {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const id = useId();
  const [step, setStep] = useState<Step>();
  const lastStep = useRef<Step>();
  const said = useRef<HTMLParagraphElement>(null);
  const doing = useMutation({
    mutationFn: ({ done, reason }: { done: Step | "takeBack"; reason: string }) =>
      moderationActions(api, communityId, about)[done]({ reason }),
    onSuccess: async () => {
      // A story is also listed among the person's own.
      const refetchType = about.kind === "story" ? "active" : "none";
      await queryClient.invalidateQueries({ queryKey: keys.mine, refetchType });
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId) });
      setStep(undefined);
    },
  });
  const done = doing.isSuccess ? doing.variables.done : undefined;

  useEffect(() => {
    // What was closed had the focus: on with what came of it, or back to where it was opened.
    if (lastStep.current !== undefined && step === undefined && isNothingFocused()) {
      const opener =
        document.getElementById(`${id}-${lastStep.current}`) ?? document.getElementById(openerId);
      (done === undefined ? opener : said.current)?.focus();
    }
    lastStep.current = step;
  }, [step, done, id, openerId]);

  const toggle = (one: Step) => {
    doing.reset();
    setStep(step === one ? undefined : one);
  };

  const opener = (one: Step) => (
    <Button
      id={`${id}-${one}`}
      appearance="subtle"
      icon={icons[one]}
      aria-expanded={step === one}
      onClick={() => toggle(one)}
    >
      {t(`moderation.${one}.button`)}
    </Button>
  );

  const objection = canHide ? "hide" : canReport ? "report" : undefined;
  const offered = hidden === undefined ? objection : undefined;

  const panel = (
    <>
      {hidden !== undefined && (
        <HiddenNote
          hidden={hidden}
          action={
            (hidden.canAnswer || hidden.canReturn) && (
              <div className={layout.row}>
                {hidden.canAnswer && opener("answer")}
                {hidden.canReturn && opener("restore")}
              </div>
            )
          }
        />
      )}
      {step !== undefined && (
        <TextForm
          key={step}
          draftKey={[communityId, about.kind, about.id, about.replyId ?? "", step]}
          label={t(`moderation.${step}.label`)}
          hint={t(`moderation.${step}.hint`)}
          max={limits.reason}
          missing={t(`moderation.${step}.missing`)}
          submit={t(`moderation.${step}.confirm`)}
          isSending={doing.isPending}
          error={doing.error}
          takesFocus
          onSend={(reason, _nonce, sent) => doing.mutate({ done: step, reason }, { onSuccess: sent })}
          onCancel={() => {
            doing.reset();
            setStep(undefined);
          }}
        />
      )}
      {step === undefined && done !== undefined && (
        <div className={layout.row}>
          <p ref={said} role="status" tabIndex={-1} className={layout.said}>
            {t(`moderation.said.${done}`)}
          </p>
          {done === "report" && (
            <Button size="small" onClick={() => doing.mutate({ done: "takeBack", reason: "" })}>
              {t("app.undo")}
            </Button>
          )}
        </div>
      )}
      {step === undefined && doing.isError && <ErrorNote error={doing.error} />}
    </>
  );
  return {
    button: offered === undefined ? null : opener(offered),
    choice:
      offered === undefined
        ? []
        : [
            {
              name: t(`moderation.${offered}.button`),
              icon: icons[offered],
              onChoose: () => toggle(offered),
            },
          ],
    panel,
  };
}
