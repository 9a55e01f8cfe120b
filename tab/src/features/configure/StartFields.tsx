import { Field, Input, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";

export interface StartFieldsProps {
  name: string;
  purpose: string;
  /** Taken when the name is left empty. */
  defaultName: string;
  onName: (name: string) => void;
  onPurpose: (purpose: string) => void;
}

export function StartFields({ name, purpose, defaultName, onName, onPurpose }: StartFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Field
        label={t("configure.name")}
        hint={name.trim() === "" ? t("configure.nameEmptyHint", { name: defaultName }) : null}
      >
        <Input
          value={name}
          maxLength={limits.communityName}
          onChange={(_event, { value }) => onName(value)}
        />
      </Field>
      <Field label={t("configure.purpose")} hint={t("configure.purposeHint")}>
        <Textarea
          value={purpose}
          maxLength={limits.communityPurpose}
          resize="vertical"
          onChange={(_event, { value }) => onPurpose(value)}
        />
      </Field>
    </>
  );
}
