import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { EmptyState } from "../../components/EmptyState.tsx";

const useStyles = makeStyles({
  steps: {
    margin: 0,
    textAlign: "start",
    display: "grid",
    gap: tokens.spacingVerticalS,
    paddingInlineStart: "20px",
  },
});

/** The ways to a first community. */
export function NoCommunityYet() {
  const { t } = useTranslation();
  return (
    <EmptyState title={t("home.empty.title")}>
      <ul className={useStyles().steps}>
        <li>{t("home.empty.start")}</li>
        <li>{t("home.empty.save")}</li>
        <li>{t("home.empty.join")}</li>
      </ul>
    </EmptyState>
  );
}
