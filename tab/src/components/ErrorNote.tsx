import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { describeError } from "./describe-error.ts";
import { Note } from "./Note.tsx";

export interface ErrorNoteProps {
  error: unknown;
  onRetry?: () => void;
  /** Said after the error's own sentence. */
  also?: string;
}

/** An error of one part, while the rest of the page stays useful. */
export function ErrorNote({ error, onRetry, also }: ErrorNoteProps) {
  const { t } = useTranslation();
  const { text, smallPrint } = describeError(error, t);
  return (
    <Note
      intent="error"
      smallPrint={smallPrint}
      action={onRetry !== undefined && <Button onClick={onRetry}>{t("app.tryAgain")}</Button>}
    >
      {text} {also}
    </Note>
  );
}
