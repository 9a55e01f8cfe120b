import { Button, makeStyles } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { hasCode } from "../api/errors.ts";
import { AppButtonLink } from "../components/AppLink.tsx";
import { describeError } from "../components/describe-error.ts";
import { PageFrame } from "./PageFrame.tsx";
import { paths } from "../components/paths.ts";
import { useLayout } from "../components/layout.ts";

const useStyles = makeStyles({
  text: { margin: 0, maxWidth: "60ch" },
});

export interface ErrorScreenProps {
  error: unknown;
  onRetry: () => void;
  /** What to say when the thing does not exist or is not for this person. */
  notFound?: { title: string; text: string };
  above?: ReactNode;
}

/** A page of a community that could not be shown. */
export function CommunityErrorScreen(props: Omit<ErrorScreenProps, "notFound">) {
  const { t } = useTranslation();
  const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
  return <ErrorScreen {...props} notFound={notFound} />;
}

/** A page that could not be shown. */
export function ErrorScreen({ error, onRetry, notFound, above }: ErrorScreenProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const isMissing = notFound !== undefined && hasCode(error, "notFound");
  const { title, text, smallPrint } = isMissing
    ? { ...notFound, smallPrint: undefined }
    : describeError(error, t);
  return (
    <PageFrame title={title} above={above}>
      <p role="alert" className={styles.text}>
        {text}
      </p>
      <div className={layout.row}>
        <Button appearance="primary" onClick={onRetry}>
          {t("app.tryAgain")}
        </Button>
        {isMissing && <AppButtonLink to={paths.home}>{t("home.title")}</AppButtonLink>}
      </div>
      {smallPrint !== undefined && <p className={layout.small}>{smallPrint}</p>}
    </PageFrame>
  );
}
