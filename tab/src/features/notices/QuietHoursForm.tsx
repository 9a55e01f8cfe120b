import { Button, Field, Input, Switch } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuietHours } from "../../../../bot/contract/notices.ts";

interface QuietHoursFormProps {
  quietHours: QuietHours | null;
  className: string;
  isSaving: boolean;
  onSave: (quietHours: QuietHours | null) => void;
}

/** Most people's night; the clock is that of this device. */
const firstChoice = (): QuietHours => ({
  from: "19:00",
  to: "07:00",
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});

/** When nothing is sent: what happens meanwhile comes together afterwards. */
export function QuietHoursForm({ quietHours, className, isSaving, onSave }: QuietHoursFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(quietHours);
  const [isFaulty, setFaulty] = useState(false);
  const hours = quietHours && (draft ?? quietHours);

  const turn = (isOn: boolean) => {
    const chosen = isOn ? firstChoice() : null;
    setDraft(chosen);
    setFaulty(false);
    onSave(chosen);
  };
  const save = () => {
    if (!hours || isSaving) return;
    const isUsable = hours.from !== "" && hours.to !== "" && hours.from !== hours.to;
    setFaulty(!isUsable);
    if (isUsable) onSave({ ...hours, zone: firstChoice().zone });
  };
  return (
    <fieldset className={className}>
      <legend>{t("notices.quiet.title")}</legend>
      <Switch
        label={t("notices.quiet.on")}
        checked={hours !== null}
        onChange={(_event, { checked }) => turn(checked)}
      />
      {hours && (
        <>
          <Field label={t("notices.quiet.from")}>
            <Input
              type="time"
              value={hours.from}
              onChange={(_event, { value }) => setDraft({ ...hours, from: value })}
            />
          </Field>
          <Field label={t("notices.quiet.to")} validationMessage={isFaulty ? t("notices.quiet.wrong") : null}>
            <Input
              type="time"
              value={hours.to}
              onChange={(_event, { value }) => setDraft({ ...hours, to: value })}
            />
          </Field>
          <div>{t("notices.quiet.zone", { zone: hours.zone })}</div>
          <div>
            <Button disabledFocusable={isSaving} onClick={save}>
              {t("notices.quiet.save")}
            </Button>
          </div>
        </>
      )}
    </fieldset>
  );
}
