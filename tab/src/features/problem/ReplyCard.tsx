import { Badge, Button, makeStyles } from "@fluentui/react-components";
import { CheckmarkCircleRegular } from "@fluentui/react-icons";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { SourceLine } from "../../entries/SourceLine.tsx";
import { ThankLink } from "../../entries/ThankLink.tsx";
import { TextForm } from "../../writing/TextForm.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const useStyles = makeStyles({
  reason: { flexBasis: "100%", whiteSpace: "pre-line" },
});

/** Where the focus goes when something was done with this reply. */
export const replyHeadingId = (replyId: string) => `reply-${replyId}`;

export interface ReplyCardProps {
  problem: ProblemView;
  reply: ReplyView;
  onDone: (done: DoneNow) => void;
}

/** One reply, and what this person may do with it. */
export function ReplyCard({ problem, reply, onDone }: ReplyCardProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  const personName = usePersonName();
  const change = useProblemChange(problem, onDone);
  const [panel, setPanel] = useState<"accept" | "edit" | "remove">();
  const isBusy = change.isPending;
  const isClaimed = reply.author.kind === "person" && reply.author.claim !== undefined;
  const heading = useRef<HTMLHeadingElement>(null);
  const wasOpen = useRef(false);
  useEffect(() => {
    // What was closed had the focus.
    if (wasOpen.current && panel === undefined && isNothingFocused()) heading.current?.focus();
    wasOpen.current = panel !== undefined;
  }, [panel]);
  const moderation = useModeration({
    communityId: problem.communityId,
    about: { kind: "problem", id: problem.id, replyId: reply.id },
    canHide: problem.canHide,
    canReport: !reply.canEdit,
    hidden: reply.hidden,
  });
  const close = () => {
    setPanel(undefined);
    change.reset();
  };

  return (
    <article className={details.tightCard} aria-labelledby={replyHeadingId(reply.id)}>
      <div className={details.meta}>
        <h3 ref={heading} id={replyHeadingId(reply.id)} tabIndex={-1} className={details.smallHeading}>
          {t("reply.by", { name: personName(reply.author) })}
        </h3>
        <span>
          <Day of={reply.createdAt} />
          {reply.changedAt !== undefined && ` · ${t("reply.changed")}`}
        </span>
        {reply.source !== undefined && <SourceLine source={reply.source} />}
        {reply.fromCommunity !== undefined && (
          <span>{t("linkedCommunities.replyFrom", { name: reply.fromCommunity })}</span>
        )}
        {reply.addedBy !== undefined && !isClaimed && (
          <span>{t("reply.addedBy", { name: personName(reply.addedBy) })}</span>
        )}
      </div>
      {reply.accepted !== undefined && (
        <p className={details.byline}>
          <Badge appearance="tint" color="success" icon={<CheckmarkCircleRegular />}>
            {t("problems.whatHelped")}
          </Badge>
          {t("reply.acceptedBy", { name: personName(reply.accepted.by, "atStart") })}
          {reply.accepted.reason !== "" && (
            <span className={styles.reason} dir="auto">
              {reply.accepted.reason}
            </span>
          )}
        </p>
      )}
      {panel === "edit" ? (
        <TextForm
          draftKey={[problem.communityId, problem.id, reply.id]}
          label={t("reply.editLabel")}
          max={limits.replyMarkdown}
          isMarkdown
          initial={reply.markdown}
          missing={t("reply.missing")}
          submit={t("write.save")}
          submitting={t("write.saving")}
          isSending={isBusy}
          error={change.error}
          takesFocus
          onSend={(markdown, _nonce, sent) => {
            change.mutate({
              act: ({ editReply }) => editReply(reply.id, { markdown }),
              done: "changed",
              replyId: reply.id,
              then: () => {
                sent();
                close();
              },
            });
          }}
          onCancel={close}
        />
      ) : (
        <LazyMarkdown text={reply.markdown} topHeading={4} />
      )}
      {panel === "accept" && (
        <TextForm
          draftKey={[problem.communityId, problem.id, reply.id, "why"]}
          label={t("reply.acceptWhy.label")}
          hint={t("reply.acceptWhy.hint")}
          max={limits.reason}
          missing={t("reply.acceptWhy.missing")}
          submit={t("reply.acceptWhy.confirm")}
          isSending={isBusy}
          error={change.error}
          takesFocus
          onSend={(reason, _nonce, sent) => {
            change.mutate({
              act: ({ accept }) => accept(reply.id, { reason }),
              done: "accepted",
              replyId: reply.id,
              then: sent,
            });
          }}
          onCancel={close}
        />
      )}
      {panel === "remove" && (
        <Confirm
          question={t("reply.remove.ask")}
          yes={t("reply.remove.confirm")}
          no={t("reply.remove.keep")}
          isBusy={isBusy}
          onYes={() => {
            change.mutate({ act: ({ removeReply }) => removeReply(reply.id), done: "removed" });
          }}
          onNo={close}
        />
      )}
      {(panel === undefined || panel === "remove") && change.isError && <ErrorNote error={change.error} />}
      {panel === undefined && (
        <div className={layout.row}>
          {reply.accepted === undefined && reply.hidden === undefined && (
            <Button
              icon={<CheckmarkCircleRegular />}
              disabledFocusable={isBusy}
              onClick={() => {
                if (!problem.isMine) {
                  setPanel("accept");
                  return;
                }
                change.mutate({
                  act: ({ accept }) => accept(reply.id, { reason: "" }),
                  done: "accepted",
                  replyId: reply.id,
                });
              }}
            >
              {t("reply.accept")}
            </Button>
          )}
          {reply.accepted?.canUndo === true && (
            <Button
              appearance="subtle"
              disabledFocusable={isBusy}
              onClick={() => {
                change.mutate({
                  act: ({ undoAccept }) => undoAccept(reply.id),
                  done: "undone",
                  replyId: reply.id,
                });
              }}
            >
              {t("reply.undoAccept")}
            </Button>
          )}
          {reply.author.kind === "person" && reply.author.name !== "" && !reply.canEdit && (
            <ThankLink communityId={problem.communityId} about={{ problem: problem.id, reply: reply.id }} />
          )}
          {reply.canEdit && (
            <>
              <Button appearance="subtle" onClick={() => setPanel("edit")}>
                {t("reply.edit")}
              </Button>
              <Button appearance="subtle" onClick={() => setPanel("remove")}>
                {t("reply.remove.button")}
              </Button>
            </>
          )}
          {moderation.button}
        </div>
      )}
      {moderation.panel}
    </article>
  );
}
