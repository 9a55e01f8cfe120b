import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { ClipboardPasteRegular, LightbulbRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { useDetails } from "../../components/details.ts";
import { textDraftStore } from "../../writing/text-draft.ts";
import { TextForm } from "../../writing/TextForm.tsx";
import { useLayout } from "../../components/layout.ts";
import { ChooseEntry } from "./ChooseEntry.tsx";
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
  const layout = useLayout();
  const [wasClosed, setWasClosed] = useState(false);
  const [way, setWay] = useState<"typed" | "pasted" | "entry">("typed");
  const close = () => {
    onOpen(false);
    setWay("typed");
    setWasClosed(true);
  };
  const done = (now: DoneNow) => {
    onOpen(false);
    setWay("typed");
    onDone(now);
  };
  return (
    <section aria-label={t("reply.write")}>
      {!isOpen && (
        <Button className={styles.line} size="large" autoFocus={wasClosed} onClick={() => onOpen(true)}>
          {t("reply.line")}
        </Button>
      )}
      {isOpen && way === "entry" && <ChooseEntry problem={problem} onDone={done} onCancel={close} />}
      {isOpen && way === "pasted" && <PasteReply problem={problem} onDone={done} onCancel={close} />}
      {isOpen && way === "typed" && (
        <div className={details.card}>
          <TypedReply problem={problem} onDone={done} onCancel={close} />
          <div className={layout.row}>
            <Button
              appearance="subtle"
              size="small"
              icon={<ClipboardPasteRegular />}
              onClick={() => setWay("pasted")}
            >
              {t("reply.paste.button")}
            </Button>
            <Button
              appearance="subtle"
              size="small"
              icon={<LightbulbRegular />}
              onClick={() => setWay("entry")}
            >
              {t("reply.entry.button")}
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
