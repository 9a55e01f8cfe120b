import { Button, Field, Textarea } from "@fluentui/react-components";
import { useCallback, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { FormShell } from "../../writing/FormShell.tsx";

export interface WhatHappenedProps {
  isSending: boolean;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** Asks for whom it did not work what happened. */
export function WhatHappened({ isSending, onSend, onCancel }: WhatHappenedProps) {
  const { t } = useTranslation();
  const [text, setText] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const id = useId();
  const focusField = useCallback(() => document.getElementById(id)?.focus(), [id]);
  useEffect(focusField, [focusField]);

  return (
    <FormShell
      submit={t("checks.send")}
      isSending={isSending}
      error={null}
      cancel={
        <Button appearance="subtle" onClick={onCancel}>
          {t("checks.cancel")}
        </Button>
      }
      isBare
      onSubmit={() => {
        setIsMissing(text.trim() === "");
        if (text.trim() === "") focusField();
        else onSend(text);
      }}
    >
      <Field
        label={t("checks.whatHappened")}
        required
        hint={t("checks.whatHappenedHint")}
        validationMessage={isMissing && text.trim() === "" ? t("checks.whatHappenedMissing") : null}
      >
        <Textarea
          id={id}
          value={text}
          maxLength={limits.whatHappened}
          resize="vertical"
          onChange={(_event, { value }) => setText(value)}
        />
      </Field>
    </FormShell>
  );
}
