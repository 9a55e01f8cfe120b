// What can be done with a tip: what helps most stands there, all else is in one menu.
import { EditRegular, HistoryRegular, PersonRegular, QuestionRegular } from "@fluentui/react-icons";
import { useId } from "react";
import { useTranslation } from "react-i18next";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { useLayout } from "../../components/layout.ts";
import { paths } from "../../components/paths.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDone } from "../../components/use-done.tsx";
import { MoreButton } from "../../entries/MoreButton.tsx";
import { SaveButton } from "../../entries/SaveButton.tsx";
import { useLinkChoice } from "../../entries/use-link-choice.tsx";
import { usePin } from "../../entries/use-pin.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { HelpedMe } from "../stories/HelpedMe.tsx";
import { asksReader } from "./TipChecks.tsx";

export interface TipActionsProps {
  tip: TipView;
  /** Whether the page asks this person about their name now. */
  asksName: boolean;
  /** It did not work for this person. */
  onFailed: () => void;
  /** This person wrote the words, and wants to change whether they are named. */
  onMyName: () => void;
}

export function TipActions({ tip, asksName, onFailed, onMyName }: TipActionsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const personName = usePersonName();
  const { communityId, id } = tip;
  const moreId = useId();
  const { onDone: say, note } = useDone();
  const entry = { kind: "tip", id } as const;
  const pin = usePin(communityId, entry, say);
  const { copyLink, byHand } = useLinkChoice(paths.tip(communityId, id), say);
  const moderation = useModeration({
    communityId,
    about: entry,
    canHide: tip.canHide,
    canReport: !tip.isMine,
    hidden: tip.hidden,
    openerId: moreId,
  });
  const edit = { name: t("tip.edit"), icon: <EditRegular />, to: paths.editTip(communityId, id) };
  const history = {
    name: t("tip.history"),
    icon: <HistoryRegular />,
    to: paths.tipHistory(communityId, id),
  };
  const showsEdit = tip.isMine && !asksName;
  const canSayFailed = (asksName || !asksReader(tip)) && tip.myCheck !== "failed";
  const more = [
    ...(showsEdit ? [] : [edit]),
    ...(canSayFailed ? [{ name: t("checks.failed"), icon: <QuestionRegular />, onChoose: onFailed }] : []),
    ...(tip.hidden === undefined ? pin : []),
    copyLink,
    ...(tip.changedAt === tip.createdAt ? [] : [history]),
    ...(asksName || tip.myWords === undefined
      ? []
      : [{ name: t("myWords.more"), icon: <PersonRegular />, onChoose: onMyName }]),
    ...moderation.choice,
  ];
  const buttons = (
    <>
      {showsEdit && (
        <AppButtonLink icon={edit.icon} to={edit.to}>
          {edit.name}
        </AppButtonLink>
      )}
      <span className={layout.together}>
        <SaveButton communityId={communityId} entry={entry} />
        <MoreButton id={moreId} label={t("entry.more")} entries={more} />
      </span>
    </>
  );
  const helpers = tip.credit.people.map((person) => ({
    name: personName(person),
    thankAt: paths.giveThanks(communityId, { tip: id }),
    hears: person.claim?.isTyped !== true,
  }));
  return (
    <>
      {tip.isMine || tip.hidden !== undefined ? (
        <div className={layout.row}>{buttons}</div>
      ) : (
        <HelpedMe
          communityId={communityId}
          about={entry}
          helpers={helpers}
          isHeld={asksName || asksReader(tip) || tip.myCheck === "failed"}
        >
          {buttons}
        </HelpedMe>
      )}
      {note}
      {byHand}
      {moderation.panel}
    </>
  );
}
