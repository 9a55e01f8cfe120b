import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ClipboardPasteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { useDetails } from "../../components/details.ts";
import { textDraftStore } from "../../writing/text-draft.ts";
import { TextForm } from "../../writing/TextForm.tsx";
import { PasteReply } from "./PasteReply.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const useStyles = makeStyles({
  line: {
    width: "100%",
    justifyContent: "flex-start",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
});

export interface WriteReplyProps {
  problem: ProblemView;
  isOpen: boolean;
  onOpen: (isOpen: boolean) => void;
  onDone: (done: DoneNow) => void;
}

const replyDraftKey = ({ communityId, id }: ProblemView) => [communityId, id, "reply"];

/** Whether a reply was begun before. */
export const hasReplyDraft = (problem: ProblemView): boolean =>
  textDraftStore(() => sessionStorage, replyDraftKey(problem)).find() !== undefined;

/** A reply, typed or brought along from Teams: one line, which opens. */
export function WriteReply({ problem, isOpen, onOpen, onDone }: WriteReplyProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const details = useDetails();
  const [wasClosed, setWasClosed] = useState(false);
  const [isPasting, setPasting] = useState(false);
  const close = () => {
    onOpen(false);
    setPasting(false);
    setWasClosed(true);
  };
  const done = (now: DoneNow) => {
    onOpen(false);
    setPasting(false);
    onDone(now);
  };
  return (
    <section aria-label={t("reply.write")}>
      {!isOpen && (
        <Button className={styles.line} size="large" autoFocus={wasClosed} onClick={() => onOpen(true)}>
          {t("reply.line")}
        </Button>
      )}
      {isOpen && isPasting && <PasteReply problem={problem} onDone={done} onCancel={close} />}
      {isOpen && !isPasting && (
        <div className={details.card}>
          <TypedReply problem={problem} onDone={done} onCancel={close} />
          <div>
            <Button
              appearance="subtle"
              size="small"
              icon={<ClipboardPasteRegular />}
              onClick={() => setPasting(true)}
            >
              {t("reply.paste.button")}
            </Button>
          </div>
        </div>
      )}
    </section>
  );
}

interface TypedReplyProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
  onCancel: () => void;
}

function TypedReply({ problem, onDone, onCancel }: TypedReplyProps) {
  const { t } = useTranslation();
  const change = useProblemChange(problem, onDone);
  return (
    <TextForm
      draftKey={replyDraftKey(problem)}
      label={t("reply.label")}
      max={limits.replyMarkdown}
      isMarkdown
      missing={t("reply.missing")}
      submit={t("reply.send")}
      submitting={t("reply.sending")}
      isSending={change.isPending}
      error={change.error}
      takesFocus
      onSend={(markdown, nonce, sent) => {
        change.mutate({
          async act({ reply }) {
            const now = await reply({ markdown, nonce });
            // An attempt before arrived, though its answer did not: what was typed since then must not be lost.
            if (now.replies.some((one) => one.canEdit && one.markdown === markdown)) return now;
            return reply({ markdown, nonce: crypto.randomUUID() });
          },
          done: "replied",
          then: sent,
        });
      }}
      onCancel={onCancel}
    />
  );
}
