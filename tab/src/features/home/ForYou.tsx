// What waits for this person, with the words themselves and the buttons that answer. It goes by itself once it is done.
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { SaidWithUndo } from "../../components/SaidWithUndo.tsx";
import { ReceivedThanks } from "../thanks/ReceivedThanks.tsx";
import { WaitingCommunity, WaitingEntry } from "./Waiting.tsx";
import type { Answer } from "./waiting-news.ts";

/** What was answered last, and how that is taken back or changed. */
type Done = Pick<Answer, "said" | "undo" | "changeAt">;

export function ForYou({ waiting }: { waiting: readonly WaitingView[] }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const [done, setDone] = useState<Done>();
  const undoing = useMutation({
    mutationFn: (undo: NonNullable<Done["undo"]>) => undo(api),
    onSuccess: async () => {
      setDone({ said: t("checks.takenBack") });
      await queryClient.invalidateQueries({ queryKey: ["community"], refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
  });
  const undo = done?.undo;

  if (waiting.length === 0 && done === undefined) return null;
  return (
    <Part title={t("home.forYou")}>
      <div className={layout.row}>
        <SaidWithUndo
          said={done?.said}
          isBusy={undoing.isPending}
          onUndo={undo && (() => undoing.mutate(undo))}
        />
        {done?.changeAt !== undefined && <AppLink to={done.changeAt}>{t("home.waits.change")}</AppLink>}
      </div>
      {undoing.isError && <ErrorNote error={undoing.error} />}
      <ul className={layout.list}>
        {waiting.map((one) => (
          <li key={keyOf(one)}>
            {one.why === "thanks" ? (
              <ReceivedThanks
                thanks={one.thanks}
                onDone={(answer) =>
                  setDone({ said: t(`thanks.mine.done.${answer}`), changeAt: paths.myThanks })
                }
              />
            ) : "entry" in one ? (
              <WaitingEntry waiting={one} onDone={setDone} />
            ) : (
              <WaitingCommunity waiting={one} />
            )}
          </li>
        ))}
      </ul>
    </Part>
  );
}

function keyOf(one: WaitingView): string {
  if (one.why === "thanks") return one.thanks.id;
  if ("community" in one) return `${one.why} ${one.community.id}`;
  return `${one.why} ${one.entry.kind} ${one.entry.communityId} ${one.entry.id}`;
}
