import { Button, Field, Select, Switch } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { QuietHours } from "../../../../bot/contract/notices.ts";

interface QuietHoursFormProps {
  quietHours: QuietHours | null;
  isSaving: boolean;
  onSave: (quietHours: QuietHours | null) => void;
}

/** Most people's night; the clock is that of this device. */
const firstChoice = (): QuietHours => ({
  from: "19:00",
  to: "07:00",
  zone: new Intl.DateTimeFormat().resolvedOptions().timeZone,
});

const halfHours = Array.from({ length: 24 }, (_, hour) => String(hour).padStart(2, "0")).flatMap((hour) => [
  `${hour}:00`,
  `${hour}:30`,
]);

/** One stop of the keyboard, where a time field has three. */
function TimeSelect({ value, onChange, ...field }: { value: string; onChange: (value: string) => void }) {
  const times = halfHours.includes(value) ? halfHours : [...halfHours, value].sort();
  return (
    <Select {...field} value={value} onChange={(_event, chosen) => onChange(chosen.value)}>
      {times.map((time) => (
        <option key={time}>{time}</option>
      ))}
    </Select>
  );
}

/** When nothing is sent: what happens meanwhile comes together afterwards. */
export function QuietHoursForm({ quietHours, isSaving, onSave }: QuietHoursFormProps) {
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
    const isUsable = hours.from !== hours.to;
    setFaulty(!isUsable);
    if (isUsable) onSave({ ...hours, zone: firstChoice().zone });
  };
  return (
    <>
      <Switch
        label={t("notices.quiet.on")}
        checked={hours !== null}
        onChange={(_event, { checked }) => turn(checked)}
      />
      {hours && (
        <>
          <Field label={t("notices.quiet.from")}>
            <TimeSelect value={hours.from} onChange={(value) => setDraft({ ...hours, from: value })} />
          </Field>
          <Field label={t("notices.quiet.to")} validationMessage={isFaulty ? t("notices.quiet.wrong") : null}>
            <TimeSelect value={hours.to} onChange={(value) => setDraft({ ...hours, to: value })} />
          </Field>
          <div>{t("notices.quiet.zone", { zone: hours.zone })}</div>
          <div>
            <Button disabledFocusable={isSaving} onClick={save}>
              {t("notices.quiet.save")}
            </Button>
          </div>
        </>
      )}
    </>
  );
}
