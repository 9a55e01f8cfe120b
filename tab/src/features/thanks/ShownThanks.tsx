import { Button, makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { SecondView, ShownThanksView } from "../../../../bot/contract/thanks.ts";
import { answerThanks, communityThanksQuery, myThanksKey, secondThanks } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Named } from "../../components/Named.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { KindMark } from "../../entries/KindMark.tsx";
import { MoreButton } from "../../entries/MoreButton.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { TextForm } from "../../writing/TextForm.tsx";
import { TakeBack } from "./TakeBack.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { ThanksText } from "./ThanksText.tsx";

const useStyles = makeStyles({
  seconds: {
    borderInlineStartWidth: "2px",
    borderInlineStartStyle: "solid",
    borderInlineStartColor: tokens.colorNeutralStroke2,
    paddingInlineStart: tokens.spacingHorizontalM,
  },
});

export interface ShownThanksProps {
  communityId: string;
  thanks: ShownThanksView;
  /** This person is a steward. */
  canHide: boolean;
  focused: boolean;
}

/** Thanks that somebody shows, and what this person may do with them. */
export function ShownThanks({ communityId, thanks, canHide, focused }: ShownThanksProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const personName = usePersonName();
  const headingId = useId();
  const moreId = useId();
  const api = useApi();
  const [isJoining, setIsJoining] = useState(false);
  const { act, done } = useThanksChange(communityId);
  const mine = thanks.seconds.find(({ isMine }) => isMine);
  const isBusy = act.isPending;
  const moderation = useModeration({
    communityId,
    about: { kind: "recognition", id: thanks.id },
    canHide,
    canReport: !thanks.isToMe && !thanks.isFromMe,
    hidden: thanks.hidden,
    openerId: moreId,
  });
  const close = () => {
    setIsJoining(false);
    act.reset();
    document.getElementById(headingId)?.focus();
  };

  return (
    <article className={details.tightCard} aria-labelledby={headingId}>
      <div className={details.meta}>
        <KindMark kind="thanks" isNamed />
        <h2
          id={headingId}
          tabIndex={-1}
          className={details.smallHeading}
          ref={(heading) => {
            if (focused) heading?.focus();
          }}
        >
          <Named people={[thanks.from, thanks.to]}>
            {t("aside.thanks", {
              from: personName(thanks.from, "atStart"),
              to: personName(thanks.to),
            })}
          </Named>
        </h2>
        <Day of={thanks.shownAt} />
      </div>
      <ThanksText communityId={communityId} reason={thanks.reason} about={thanks.about} />
      {thanks.seconds.length > 0 && <Seconds seconds={thanks.seconds} />}
      {isJoining && (
        <TextForm
          draftKey={["second", communityId, thanks.id]}
          label={t("thanks.second.label")}
          hint={t("thanks.second.hint")}
          max={limits.thanksReason}
          initial={mine?.reason ?? ""}
          missing={t("thanks.second.missing")}
          submit={mine === undefined ? t("thanks.second.send") : t("thanks.second.save")}
          isSending={isBusy}
          error={act.error}
          takesFocus
          onSend={(reason, _nonce, sent) => {
            act.mutate({
              act: () => secondThanks(api, communityId, thanks.id, { reason }),
              done: t("thanks.second.done"),
              then: () => {
                sent();
                close();
              },
            });
          }}
          onCancel={close}
        />
      )}
      {!isJoining && (
        <div className={layout.row}>
          {thanks.canSecond && (
            <Button onClick={() => setIsJoining(true)}>
              {mine === undefined ? t("thanks.second.button") : t("thanks.second.change")}
            </Button>
          )}
          {mine !== undefined && (
            <Button
              appearance="subtle"
              disabledFocusable={isBusy}
              onClick={() =>
                act.mutate({
                  act: () => secondThanks(api, communityId, thanks.id, undefined),
                  done: t("thanks.second.gone"),
                })
              }
            >
              {t("thanks.second.takeBack")}
            </Button>
          )}
          {thanks.isToMe && (
            <Button
              disabledFocusable={isBusy}
              onClick={() =>
                act.mutate({
                  act: () => answerThanks(api, thanks.id, { answer: "keep" }),
                  done: t("thanks.stopped"),
                })
              }
            >
              {t("thanks.stopShowing")}
            </Button>
          )}
          {thanks.isFromMe && (
            <TakeBack
              thanksId={thanks.id}
              to={thanks.to}
              onDone={() => act.mutate({ act: () => Promise.resolve() })}
            />
          )}
          <MoreButton id={moreId} label={t("thanks.more")} entries={moderation.choice} />
        </div>
      )}
      {moderation.panel}
      {!isJoining && act.isError && <ErrorNote error={act.error} />}
      <div role="status">{done}</div>
    </article>
  );
}

function Seconds({ seconds }: { seconds: readonly SecondView[] }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const layout = useLayout();
  const details = useDetails();
  const styles = useStyles();
  return (
    <section aria-label={t("thanks.second.joined")}>
      <ul className={mergeClasses(layout.tightList, styles.seconds)}>
        {seconds.map(({ by, reason, at }) => (
          <li key={`${by.name} ${at}`}>
            <div className={details.meta}>
              <Named people={[by]}>{personName(by, "atStart")}</Named>
              <Day of={at} />
            </div>
            <ThanksText communityId="" reason={reason} />
          </li>
        ))}
      </ul>
    </section>
  );
}

interface Change {
  act: () => Promise<unknown>;
  /** Said once it is done. */
  done?: string;
  then?: () => void;
}

/** One change at a time; afterwards the community's thanks are read anew, and one's own. */
function useThanksChange(communityId: string) {
  const api = useApi();
  const queryClient = useQueryClient();
  const [done, setDone] = useState("");
  const act = useMutation({
    mutationFn: (change: Change) => change.act(),
    onMutate: () => setDone(""),
    onSuccess: async (_result, change) => {
      await queryClient.invalidateQueries({ queryKey: communityThanksQuery(api, communityId).queryKey });
      await queryClient.invalidateQueries({ queryKey: myThanksKey, refetchType: "none" });
      setDone(change.done ?? "");
      change.then?.();
    },
  });
  return { act, done };
}
