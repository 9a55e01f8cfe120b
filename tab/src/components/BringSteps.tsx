import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  steps: { margin: 0, display: "grid", gap: tokens.spacingVerticalS, paddingInlineStart: "20px" },
});

/** How a community comes to live in a channel or chat: Teams alone can say which one it is. */
export function BringSteps({ name }: { name: string }) {
  const { t } = useTranslation();
  return (
    <ol className={useStyles().steps}>
      <li>{t("noPlace.step1")}</li>
      <li>{t("noPlace.step2", { choice: t("configure.showJoined"), name })}</li>
      <li>{t("noPlace.step3")}</li>
    </ol>
  );
}
