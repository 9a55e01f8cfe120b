import { Field, makeStyles, Textarea, tokens } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState, type ClipboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PastedMessageInput, PastedMessageView } from "../../../bot/contract/tips.ts";
import { readPastedMessage } from "../api/queries.ts";
import { useApi } from "../api/use-api.ts";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { sheet } from "../components/sheet.ts";
import { inputOfPasted, nothingPasted, pastedFromClipboard, type PastedFault } from "./pasted.ts";
import { SubmitButton } from "./SubmitButton.tsx";

const useStyles = makeStyles({
  form: sheet,
  area: { "& textarea": { minHeight: "160px", maxHeight: "none" } },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface PasteStepProps {
  /** Leaves without pasting. */
  cancel: ReactNode;
  onRead: (message: PastedMessageView) => void;
}

/** The first step of pasting: takes a message with its formatting, plain words or a link. */
export function PasteStep({ cancel, onRead }: PasteStepProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const api = useApi();
  const [pasted, setPasted] = useState(nothingPasted);
  const [fault, setFault] = useState<PastedFault>();
  const reading = useMutation({
    mutationFn: (input: PastedMessageInput) => readPastedMessage(api, input),
    onSuccess: onRead,
  });

  const takeClipboard = (event: ClipboardEvent) => {
    const taken = pastedFromClipboard(pasted, event.clipboardData);
    if (taken === undefined) return;
    event.preventDefault();
    setFault(undefined);
    setPasted(taken);
  };
  const goOn = () => {
    const result = inputOfPasted(pasted);
    if ("input" in result) {
      reading.mutate(result.input);
      return;
    }
    setFault(result.fault);
    document.getElementById("pasted")?.focus();
  };

  return (
    <form
      className={styles.form}
      noValidate
      onSubmit={(event) => {
        event.preventDefault();
        if (!reading.isPending) goOn();
      }}
    >
      <Field
        label={t("write.paste.label")}
        hint={pasted.html === undefined ? t("write.paste.hint") : t("write.paste.formatted")}
        validationMessage={fault === undefined ? null : t(`write.paste.${fault}`)}
      >
        <Textarea
          id="pasted"
          className={styles.area}
          resize="vertical"
          value={pasted.text}
          onPaste={takeClipboard}
          onChange={(_event, { value }) => {
            setFault(undefined);
            setPasted({ text: value });
          }}
        />
      </Field>
      {reading.isError && <ErrorNote error={reading.error} also={t("write.kept")} />}
      <div className={styles.actions}>
        <SubmitButton
          label={t("write.paste.go")}
          isSending={reading.isPending}
          sendingLabel={t("write.paste.going")}
        />
        {cancel}
      </div>
    </form>
  );
}
