import { Field, makeStyles, Textarea } from "@fluentui/react-components";
import { useMutation } from "@tanstack/react-query";
import { useState, type ClipboardEvent, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { PastedMessageInput, PastedMessageView } from "../../../bot/contract/tips.ts";
import { readPastedMessage } from "../api/tip-queries.ts";
import { useApi } from "../api/use-api.ts";
import { FormShell } from "./FormShell.tsx";
import { inputOfPasted, nothingPasted, pastedFromClipboard, type PastedFault } from "./pasted.ts";

const useStyles = makeStyles({
  area: { "& textarea": { minHeight: "160px", maxHeight: "none" } },
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
    <FormShell
      submit={t("write.paste.go")}
      submitting={t("write.paste.going")}
      isSending={reading.isPending}
      error={reading.error}
      cancel={cancel}
      onSubmit={goOn}
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
    </FormShell>
  );
}
