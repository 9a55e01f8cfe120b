import { Button, Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useCallback, useEffect, useId, useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";

const useStyles = makeStyles({
  form: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalS },
  row: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface WhatHappenedProps {
  isSending: boolean;
  onSend: (text: string) => void;
  onCancel: () => void;
}

/** Asks for whom it did not work what happened. */
export function WhatHappened({ isSending, onSend, onCancel }: WhatHappenedProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [text, setText] = useState("");
  const [isMissing, setIsMissing] = useState(false);
  const id = useId();
  const focusField = useCallback(() => document.getElementById(id)?.focus(), [id]);
  useEffect(focusField, [focusField]);

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (isSending) return;
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
      <div className={styles.row}>
        <Button type="submit" appearance="primary" disabledFocusable={isSending}>
          {t("checks.send")}
        </Button>
        <Button appearance="subtle" onClick={onCancel}>
          {t("checks.cancel")}
        </Button>
      </div>
    </form>
  );
}
