import { Field, Input, Textarea } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { limits } from "../../../bot/contract/limits.ts";

export interface StartFieldsProps {
  name: string;
  purpose: string;
  /** Taken when the name is left empty; without one the name is needed. */
  defaultName?: string;
  nameFault?: string | undefined;
  onName: (name: string) => void;
  onPurpose: (purpose: string) => void;
}

/** All that a community begins with. */
export function StartFields({ name, purpose, defaultName, nameFault, onName, onPurpose }: StartFieldsProps) {
  const { t } = useTranslation();
  const takesDefault = defaultName !== undefined && name.trim() === "";
  return (
    <>
      <Field
        label={t("configure.name")}
        hint={takesDefault ? t("configure.nameEmptyHint", { name: defaultName }) : null}
        required={defaultName === undefined}
        {...(nameFault !== undefined && { validationMessage: nameFault })}
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
