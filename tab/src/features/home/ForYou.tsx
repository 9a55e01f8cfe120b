// What waits for this person, with the words themselves and the buttons that answer. It goes by itself once it is done.
import { useTranslation } from "react-i18next";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { useDone } from "../../components/use-done.tsx";
import { ReceivedThanks } from "../thanks/ReceivedThanks.tsx";
import { WaitingCommunity, WaitingEntry } from "./Waiting.tsx";

export function ForYou({ waiting }: { waiting: readonly WaitingView[] }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { done, onDone, note } = useDone();

  if (waiting.length === 0 && done === undefined) return null;
  return (
    <Part title={t("home.forYou")}>
      {note}
      <ul className={layout.list}>
        {waiting.map((one) => (
          <li key={keyOf(one)}>
            {one.why === "thanks" ? (
              <ReceivedThanks thanks={one.thanks} onDone={onDone} />
            ) : "entry" in one ? (
              <WaitingEntry waiting={one} onDone={onDone} />
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
