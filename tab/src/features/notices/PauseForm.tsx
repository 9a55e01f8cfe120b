import { Button, Field, Input } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLayout } from "../../components/layout.ts";
import { dateLocale } from "../../strings/strings.ts";
import { morningOf, pauseEnds } from "./pause-ends.ts";

export interface PauseFormProps {
  /** ISO 8601; it may be over. */
  pausedUntil: string | null;
  onPause: (until: string | null) => void;
}

/** Nothing is sent until a morning; what happens meanwhile comes together then. */
export function PauseForm({ pausedUntil, onPause }: PauseFormProps) {
  const { t, i18n } = useTranslation();
  const layout = useLayout();
  const [isChoosing, setChoosing] = useState(false);
  const now = new Date();
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  const pauseUntil = (end: Date) => {
    setChoosing(false);
    onPause(end.toISOString());
  };

  if (pausedUntil !== null && new Date(pausedUntil) > now) {
    const format = new Intl.DateTimeFormat(locale, { dateStyle: "full", timeStyle: "short" });
    return (
      <div className={layout.wideRow}>
        <span>{t("notices.pause.until", { when: format.format(new Date(pausedUntil)) })}</span>
        <Button onClick={() => onPause(null)}>{t("notices.pause.resume")}</Button>
      </div>
    );
  }
  const { tomorrow, monday } = pauseEnds(now);
  return (
    <>
      <div className={layout.row}>
        <Button onClick={() => pauseUntil(tomorrow)}>{t("notices.pause.tomorrow")}</Button>
        <Button onClick={() => pauseUntil(monday)}>{t("notices.pause.monday")}</Button>
        <Button appearance="subtle" aria-expanded={isChoosing} onClick={() => setChoosing(!isChoosing)}>
          {t("notices.pause.choose")}
        </Button>
      </div>
      {isChoosing && (
        <Field label={t("notices.pause.day")}>
          <Input
            autoFocus
            type="date"
            onChange={(_event, { value }) => {
              const end = morningOf(value, now);
              if (end !== undefined) pauseUntil(end);
            }}
          />
        </Field>
      )}
    </>
  );
}
