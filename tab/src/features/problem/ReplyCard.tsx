import { Badge, Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import {
  ArrowUndoRegular,
  LightbulbCheckmarkRegular,
  SubtractCircleRegular,
  EditRegular,
  HeartRegular,
} from "@fluentui/react-icons";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { SourceLine } from "../../entries/SourceLine.tsx";
import type { MenuEntry } from "../../components/menu-entry.ts";
import { paths } from "../../components/paths.ts";
import { MoreButton } from "../../entries/MoreButton.tsx";
import { TextForm } from "../../writing/TextForm.tsx";
import { Confirm } from "../../components/Confirm.tsx";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { Named } from "../../components/Named.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { EntryOfReply } from "./EntryOfReply.tsx";
import { useProblemChange, type DoneNow, type ProblemChange } from "./use-problem-change.ts";

const useStyles = makeStyles({
  /** The menu stays beside the first line, however many follow. */
  head: { display: "flex", alignItems: "flex-start", gap: tokens.spacingHorizontalS },
  meta: { flex: "1 1 0", minWidth: 0 },
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
  const details = useDetails();
  const personName = usePersonName();
  const change = useProblemChange(problem, onDone);
  const [panel, setPanel] = useState<"accept" | "edit" | "remove">();
  const isBusy = change.isPending;
  const isClaimed = reply.author.kind === "person" && reply.author.claim !== undefined;
  const moreId = useId();
  const headingId = replyHeadingId(reply.id);
  useFocusBack(panel !== undefined, headingId);
  const moderation = useModeration({
    communityId: problem.communityId,
    about: { kind: "problem", id: problem.id, replyId: reply.id },
    canHide: problem.canHide,
    canReport: !reply.canEdit,
    hidden: reply.hidden,
    openerId: moreId,
  });
  const canAccept = reply.accepted === undefined && reply.hidden === undefined;
  const isAnsweredByOthers = problem.replies.some((one) => !one.canEdit);
  /** The one button that the asker needs; it is not on their own replies, of which others have a say first. */
  const isForMeToSay = canAccept && problem.isMine && problem.state === "open" && !reply.canEdit;
  const undoAccept: ProblemChange = {
    act: (actions) => actions.undoAccept(reply.id),
    done: "undone",
    replyId: reply.id,
  };
  const markAsSolution = () => {
    if (problem.isMine) {
      const act: ProblemChange["act"] = ({ accept }) => accept(reply.id, { reason: "" });
      change.mutate({ act, done: "accepted", replyId: reply.id, undo: undoAccept });
    } else setPanel("accept");
  };
  const more: MenuEntry[] = [];
  if (canAccept && !isForMeToSay && (!reply.canEdit || problem.isMine || isAnsweredByOthers))
    more.push({ name: t("reply.accept"), icon: <LightbulbCheckmarkRegular />, onChoose: markAsSolution });
  if (reply.accepted?.canUndo === true)
    more.push({
      name: t("reply.undoAccept"),
      icon: <ArrowUndoRegular />,
      onChoose: () => change.mutate(undoAccept),
    });
  if (reply.author.kind === "person" && reply.author.name !== "" && !reply.canEdit)
    more.push({
      name: t("story.thank", { names: reply.author.name }),
      icon: <HeartRegular />,
      to: paths.giveThanks(problem.communityId, { problem: problem.id, reply: reply.id }),
    });
  if (reply.canReword)
    more.push({ name: t("reply.edit"), icon: <EditRegular />, onChoose: () => setPanel("edit") });
  if (reply.canEdit) {
    const remove = () => setPanel("remove");
    more.push({ name: t("reply.remove.button"), icon: <SubtractCircleRegular />, onChoose: remove });
  }
  more.push(...moderation.choice);
  const close = () => {
    setPanel(undefined);
    change.reset();
  };

  return (
    <article className={details.tightCard} aria-labelledby={headingId}>
      <div className={styles.head}>
        <div className={mergeClasses(details.meta, styles.meta)}>
          <h3 id={headingId} tabIndex={-1} className={details.smallHeading}>
            <Named people={[reply.author]}>{t("reply.by", { name: personName(reply.author) })}</Named>
          </h3>
          <Day of={reply.createdAt} />
          {reply.changedAt !== undefined && <span>{t("reply.changed")}</span>}
          {reply.source !== undefined && <SourceLine source={reply.source} />}
          {reply.fromCommunity !== undefined && (
            <span>{t("linkedCommunities.replyFrom", { name: reply.fromCommunity })}</span>
          )}
          {reply.addedBy !== undefined && !isClaimed && (
            <span>{t("reply.addedBy", { name: personName(reply.addedBy) })}</span>
          )}
        </div>
        <MoreButton id={moreId} label={t("reply.more", { name: personName(reply.author) })} entries={more} />
      </div>
      {reply.accepted !== undefined && (
        <p className={details.byline}>
          <Badge appearance="tint" color="success" icon={<LightbulbCheckmarkRegular />}>
            {t("problems.solution")}
          </Badge>
          {t("reply.acceptedBy", { name: personName(reply.accepted.by) })}
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
      {reply.entry && <EntryOfReply entry={reply.entry} />}
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
              undo: undoAccept,
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
      {panel === undefined && isForMeToSay && (
        <div>
          <Button icon={<LightbulbCheckmarkRegular />} disabledFocusable={isBusy} onClick={markAsSolution}>
            {t("reply.accept")}
          </Button>
        </div>
      )}
      {moderation.panel}
    </article>
  );
}
