import { makeStyles, mergeClasses } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { useLayout } from "../../components/layout.ts";
import { paths } from "../../components/paths.ts";

const useStyles = makeStyles({ ways: { justifyContent: "center" } });

/** For a person without a community: what this is, and the two ways in. */
export function NoCommunityYet() {
  const { t } = useTranslation();
  const layout = useLayout();
  const styles = useStyles();
  return (
    <EmptyState title={t("home.empty.title")}>
      <div className={layout.column}>
        <div>{t("home.empty.text")}</div>
        <div className={mergeClasses(layout.row, styles.ways)}>
          <AppButtonLink appearance="primary" to={paths.directory}>
            {t("home.directory")}
          </AppButtonLink>
          <AppButtonLink to={paths.start}>{t("home.start")}</AppButtonLink>
        </div>
        <div className={layout.small}>{t("home.empty.save")}</div>
      </div>
    </EmptyState>
  );
}
