import { Button } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { canPost } from "../../../../bot/contract/conversation-kind.ts";
import { weekDays, type CommunityDigestView, type DigestInput } from "../../../../bot/contract/digest.ts";
import { OneChoice } from "../../components/OneChoice.tsx";
import { dateLocale } from "../../strings/strings.ts";
import { ButtonRow } from "./ButtonRow.tsx";

export interface DigestFormProps {
  delivery: CommunityDigestView;
  isSaving: boolean;
  onSave: (input: DigestInput) => void;
  onCancel: () => void;
}

const hours = Array.from({ length: 24 }, (_, hour) => hour);
/** A Monday, by the clocks of UTC. */
const aMonday = Date.UTC(2026, 0, 5);

/** When the digest comes, by the clock of the person who chooses; where, when there is more than one place. */
export function DigestForm({ delivery, isSaving, onSave, onCancel }: DigestFormProps) {
  const { t, i18n } = useTranslation();
  const { digest } = delivery;
  const places = delivery.places.filter(canPost);
  const ownZone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const [input, setInput] = useState<DigestInput>({
    day: digest?.day ?? "monday",
    hour: digest?.hour ?? 9,
    timeZone: digest?.timeZone ?? ownZone,
    placeId: digest?.placeId ?? places[0]?.id,
  });
  const zones = [...new Set([input.timeZone, ownZone])];
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  const name = (options: Intl.DateTimeFormatOptions, moment: number) =>
    new Intl.DateTimeFormat(locale, { timeZone: "UTC", ...options }).format(moment);

  return (
    <>
      <OneChoice
        label={t("about.digest.day")}
        choices={weekDays.map((day, at) => [day, name({ weekday: "long" }, aMonday + at * 86_400_000)])}
        chosen={input.day}
        onChoose={(chosen) =>
          setInput({ ...input, day: weekDays.find((day) => day === chosen) ?? input.day })
        }
      />
      <OneChoice
        label={t("about.digest.hour")}
        choices={hours.map((hour) => [
          String(hour),
          name({ timeStyle: "short" }, aMonday + hour * 3_600_000),
        ])}
        chosen={String(input.hour)}
        onChoose={(chosen) => setInput({ ...input, hour: Number(chosen) })}
      />
      {zones.length > 1 && (
        <OneChoice
          label={t("about.digest.timeZone")}
          choices={zones.map((zone) => [zone, zone])}
          chosen={input.timeZone}
          onChoose={(timeZone) => setInput({ ...input, timeZone })}
        />
      )}
      {places.length > 1 && (
        <OneChoice
          label={t("about.digest.place")}
          choices={places.map(({ id, name: place, kind }) => [
            id,
            place === "" ? t(`about.readers.${kind}`) : place,
          ])}
          chosen={input.placeId}
          onChoose={(placeId) => setInput({ ...input, placeId })}
        />
      )}
      <div>{t("about.digest.clocks", { zone: input.timeZone })}</div>
      <ButtonRow>
        <Button appearance="primary" disabledFocusable={isSaving} onClick={() => onSave(input)}>
          {t("about.save")}
        </Button>
        <Button onClick={onCancel}>{t("about.cancel")}</Button>
      </ButtonRow>
    </>
  );
}
