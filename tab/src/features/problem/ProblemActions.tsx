// What can be done with the problem as a whole: what helps most stands there, all else is in one menu.
import {
  ArrowHookUpLeftRegular,
  ArrowReplyRegular,
  SubtractCircleRegular,
  EditRegular,
  LinkMultipleRegular,
  PersonAddRegular,
} from "@fluentui/react-icons";
import { Button } from "@fluentui/react-components";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { useLayout } from "../../components/layout.ts";
import { paths } from "../../components/paths.ts";
import { useFocusBack } from "../../components/use-focus-back.ts";
import { useDone } from "../../components/use-done.tsx";
import { MoreButton } from "../../entries/MoreButton.tsx";
import { SaveButton } from "../../entries/SaveButton.tsx";
import { useLinkChoice } from "../../entries/use-link-choice.tsx";
import { usePin } from "../../entries/use-pin.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { AskLinkedCommunity, useOtherCommunities } from "./AskLinkedCommunity.tsx";
import { AskPeople } from "./AskPeople.tsx";
import { MeToo } from "./MeToo.tsx";
import { Reopen } from "./Reopen.tsx";
import { Withdraw } from "./Withdraw.tsx";
import type { DoneNow } from "./use-problem-change.ts";

export interface ProblemActionsProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
  /** Opens the form for a reply. */
  onReply: () => void;
  /** Leads to who could help, in a quiet line. */
  isJustAsked: boolean;
  /** What is open at first, as the address says. */
  panel: string | undefined;
}

type Panel = "withdraw" | "reopen" | "elsewhere" | "people";

export function ProblemActions({ problem, onDone, onReply, isJustAsked, panel: first }: ProblemActionsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { communityId, id, isMine } = problem;
  const moreId = useId();
  const { onDone: say, note } = useDone();
  const entry = { kind: "problem", id } as const;
  const isSolved = problem.state === "solved";
  const isAnswered = problem.replies.length + problem.hiddenReplies.length > 0;
  const canWithdraw = isMine && !isAnswered;
  const [panel, setPanel] = useState<Panel | undefined>(() => {
    if (first === "withdraw" && canWithdraw) return first;
    return first === "elsewhere" ? first : undefined;
  });
  const pin = usePin(communityId, entry, say);
  const { copyLink, byHand } = useLinkChoice(paths.problem(communityId, id), say);
  const others = useOtherCommunities(problem);
  const moderation = useModeration({
    communityId,
    about: entry,
    canHide: problem.canHide,
    canReport: !isMine,
    hidden: problem.hidden,
    openerId: moreId,
  });
  useFocusBack(panel !== undefined, moreId);

  const edit = { name: t("problems.edit"), icon: <EditRegular />, to: paths.editProblem(communityId, id) };
  const opens = (what: typeof panel) => () => setPanel(what);
  const askSomeone = { name: t("askPeople.ask"), icon: <PersonAddRegular />, onChoose: opens("people") };
  const more = [
    ...(isMine && isSolved ? [edit] : []),
    ...(canWithdraw
      ? [
          { name: t("reply.write"), icon: <ArrowReplyRegular />, onChoose: onReply },
          {
            name: t("problems.withdraw.button"),
            icon: <SubtractCircleRegular />,
            onChoose: opens("withdraw"),
          },
        ]
      : []),
    ...(!isSolved && problem.hidden === undefined ? [askSomeone] : []),
    ...(others.length > 0
      ? [{ name: t("linkedCommunities.ask"), icon: <LinkMultipleRegular />, onChoose: opens("elsewhere") }]
      : []),
    ...(isSolved && problem.hidden === undefined ? pin : []),
    copyLink,
    ...(isSolved
      ? [{ name: t("problems.reopen.button"), icon: <ArrowHookUpLeftRegular />, onChoose: opens("reopen") }]
      : []),
    ...moderation.choice,
  ];
  const close = opens(undefined);
  return (
    <>
      <div className={layout.row}>
        {isMine && !isSolved && (
          <AppButtonLink icon={edit.icon} to={edit.to}>
            {edit.name}
          </AppButtonLink>
        )}
        {!isMine && !isSolved && <MeToo problem={problem} onDone={onDone} />}
        <span className={layout.together}>
          <SaveButton communityId={communityId} entry={entry} isToldAnyway={isMine} />
          <MoreButton id={moreId} label={t("entry.more")} entries={more} />
        </span>
      </div>
      {isJustAsked && panel === undefined && (
        <div>
          <Button appearance="subtle" size="small" icon={askSomeone.icon} onClick={askSomeone.onChoose}>
            {askSomeone.name}
          </Button>
        </div>
      )}
      {!isSolved && problem.othersHaveIt && <p className={layout.small}>{t("problems.othersHaveIt")}</p>}
      {note}
      {byHand}
      {moderation.panel}
      {panel === "withdraw" && <Withdraw problem={problem} onClose={close} />}
      {panel === "reopen" && <Reopen problem={problem} onDone={onDone} onClose={close} />}
      {panel === "people" && (
        <AskPeople
          problem={problem}
          onAsked={() => {
            setPanel(undefined);
            say({ said: t("askPeople.asked") });
          }}
          onClose={close}
        />
      )}
      {panel === "elsewhere" && others.length > 0 && (
        <AskLinkedCommunity problem={problem} others={others} onDone={onDone} onClose={close} />
      )}
    </>
  );
}
