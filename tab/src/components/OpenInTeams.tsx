import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { PageFrame } from "./PageFrame.tsx";

/** For whoever follows a link into a plain browser, where nobody is signed in. */
export function OpenInTeams() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("app.openInTeams.title")} below={t("app.openInTeams.text")}>
      <div>
        <Button as="a" appearance="primary" href="https://teams.microsoft.com/">
          {t("app.openInTeams.goToTeams")}
        </Button>
      </div>
    </PageFrame>
  );
}
