import { Button, makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { hasCode } from "../api/errors.ts";
import { describeError } from "./describe-error.ts";
import { PageFrame } from "./PageFrame.tsx";

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: "60ch" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
  small: { margin: 0, fontSize: tokens.fontSizeBase200, color: tokens.colorNeutralForeground3 },
});

export interface ErrorScreenProps {
  error: unknown;
  onRetry: () => void;
  /** What to say when the thing does not exist or is not for this person. */
  notFound?: { title: string; text: string };
  above?: ReactNode;
}

/** A page that could not be shown. */
export function ErrorScreen({ error, onRetry, notFound, above }: ErrorScreenProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const words = describeError(error, t);
  const { title, text } = notFound !== undefined && hasCode(error, "notFound") ? notFound : words;
  return (
    <PageFrame title={title} above={above}>
      <p role="alert" className={styles.text}>
        {text}
      </p>
      <div className={styles.actions}>
        <Button appearance="primary" onClick={onRetry}>
          {t("app.tryAgain")}
        </Button>
      </div>
      {words.smallPrint !== undefined && <p className={styles.small}>{words.smallPrint}</p>}
    </PageFrame>
  );
}
