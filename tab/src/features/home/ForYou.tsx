// What waits for this person, with the words themselves and the buttons that answer. It goes by itself once it is done.
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { isNothingFocused } from "../../components/focus.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { ReceivedThanks } from "../thanks/ReceivedThanks.tsx";
import { WaitingCommunity, WaitingEntry } from "./Waiting.tsx";

export function ForYou({ waiting }: { waiting: readonly WaitingView[] }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const [done, setDone] = useState("");
  const status = useRef<HTMLParagraphElement>(null);

  useEffect(() => {
    // What was pressed is gone.
    if (done !== "" && isNothingFocused()) status.current?.focus();
  }, [done, waiting]);

  if (waiting.length === 0 && done === "") return null;
  return (
    <Part title={t("home.forYou")}>
      <p ref={status} role="status" tabIndex={-1} className={layout.said}>
        {done}
      </p>
      <ul className={layout.list}>
        {waiting.map((one) => (
          <li key={keyOf(one)}>
            {one.why === "thanks" ? (
              <ReceivedThanks
                thanks={one.thanks}
                onDone={(answer) => setDone(t(`thanks.mine.done.${answer}`))}
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
