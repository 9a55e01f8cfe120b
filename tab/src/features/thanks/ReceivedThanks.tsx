import { Button, Checkbox } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ReceivedThanksView, ThanksAnswer } from "../../../../bot/contract/thanks.ts";
import { homeKey } from "../../api/personal-queries.ts";
import { communityThanksQuery, answerThanks, myThanksKey } from "../../api/thanks-queries.ts";
import { useApi } from "../../api/use-api.ts";
import type { Done } from "../../components/use-done.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Named } from "../../components/Named.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { KindMark } from "../../entries/KindMark.tsx";
import { ThanksText } from "./ThanksText.tsx";

/** What leads to a state. */
const answerOf = { waiting: "askAgain", shown: "show", kept: "keep", refused: "refuse" } as const;

export interface ReceivedThanksProps {
  thanks: ReceivedThanksView;
  /** Whether what is shared is also posted, unless the person says otherwise; left out, their preference holds. */
  announces?: boolean;
  focused?: boolean;
  onDone: (done: Done) => void;
}

/** Thanks that this person received, and their answer: given, or another one. */
export function ReceivedThanks({ thanks, announces, focused = false, onDone }: ReceivedThanksProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const headingId = useId();
  const api = useApi();
  const queryClient = useQueryClient();
  const [announce, setAnnounce] = useState(announces);
  const { id, communityId, state } = thanks;
  const name = usePersonName()(thanks.from);
  const answering = useMutation({
    mutationFn: (answer: ThanksAnswer) =>
      answerThanks(api, id, { answer, ...(answer === "show" && announce !== undefined && { announce }) }),
    onSuccess: async (_view, answer) => {
      onDone({
        said: t(`thanks.mine.done.${answer}`),
        undo: (again) => answerThanks(again, id, { answer: answerOf[state] }),
      });
      await queryClient.invalidateQueries({ queryKey: myThanksKey });
      await queryClient.invalidateQueries({ queryKey: homeKey });
      const { queryKey } = communityThanksQuery(api, communityId);
      await queryClient.invalidateQueries({ queryKey, refetchType: "none" });
    },
  });
  const button = (answer: ThanksAnswer, label: string, ofWhom: string) => (
    <Button
      appearance={answer === "refuse" ? "subtle" : "secondary"}
      aria-label={ofWhom}
      disabledFocusable={answering.isPending}
      onClick={() => answering.mutate(answer)}
    >
      {label}
    </Button>
  );
  return (
    <article className={details.tightCard} aria-labelledby={headingId}>
      <div className={details.meta}>
        <KindMark kind="thanks" isNamed />
        <h3
          id={headingId}
          tabIndex={-1}
          className={details.smallHeading}
          ref={(heading) => {
            if (focused) heading?.focus();
          }}
        >
          <Named people={[thanks.from]}>{t("thanks.from", { name })}</Named>
        </h3>
        <span>{t("thanks.inCommunity", { name: thanks.communityName })}</span>
        <Day of={thanks.at} />
        {state !== "waiting" && <span>{t(`thanks.mine.state.${state}`)}</span>}
      </div>
      <ThanksText communityId={communityId} reason={thanks.reason} about={thanks.about} />
      {state !== "shown" && announce !== undefined && (
        <Checkbox
          label={t("thanks.mine.announce")}
          checked={announce}
          onChange={(_event, { checked }) => setAnnounce(checked === true)}
        />
      )}
      <div className={layout.row}>
        {state !== "shown" && button("show", t("thanks.mine.show"), t("thanks.mine.showTo", { name }))}
        {state !== "kept" && button("keep", t("thanks.mine.keep"), t("thanks.mine.keepOf", { name }))}
        {state === "waiting" &&
          button("refuse", t("thanks.mine.refuse"), t("thanks.mine.refuseOf", { name }))}
      </div>
      {answering.isError && <ErrorNote error={answering.error} />}
    </article>
  );
}
