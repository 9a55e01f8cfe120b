import { Button } from "@fluentui/react-components";
import { ClipboardPasteRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { useDetails } from "../../components/details.ts";
import { Part } from "../../components/Part.tsx";
import { TextForm } from "../../writing/TextForm.tsx";
import { PasteReply } from "./PasteReply.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

/** A reply, typed or brought along from Teams. */
export function WriteReply({ problem, onDone }: { problem: ProblemView; onDone: (done: DoneNow) => void }) {
  const { t } = useTranslation();
  const details = useDetails();
  const change = useProblemChange(problem, onDone);
  const [pasting, setPasting] = useState<"no" | "yes" | "cancelled">("no");
  if (pasting === "yes") {
    return (
      <Part title={t("reply.write")}>
        <PasteReply
          problem={problem}
          onDone={(done) => {
            setPasting("no");
            onDone(done);
          }}
          onCancel={() => setPasting("cancelled")}
        />
      </Part>
    );
  }
  return (
    <Part title={t("reply.write")}>
      <div className={details.card}>
        <TextForm
          draftKey={[problem.communityId, problem.id, "reply"]}
          label={t("reply.label")}
          max={limits.replyMarkdown}
          isMarkdown
          missing={t("reply.missing")}
          submit={t("reply.send")}
          submitting={t("reply.sending")}
          isSending={change.isPending}
          error={change.error}
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
        />
        <div>
          <Button
            appearance="subtle"
            icon={<ClipboardPasteRegular />}
            autoFocus={pasting === "cancelled"}
            onClick={() => setPasting("yes")}
          >
            {t("reply.paste.button")}
          </Button>
        </div>
      </div>
    </Part>
  );
}
