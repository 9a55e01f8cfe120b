import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { pathOfSubPage, tabBase, teamsDeepLink } from "../teams/deep-link.ts";
import { PageFrame } from "./PageFrame.tsx";

/** For people who follow a link into a plain browser, where nobody is signed in: leads to the same page in Teams. */
export function OpenInTeams({ teamsAppId }: { teamsAppId?: string }) {
  const { t } = useTranslation();
  const path = pathOfSubPage(`${location.pathname.slice(tabBase.length)}${location.search}`);
  if (teamsAppId !== undefined && path !== undefined)
    return (
      <PageFrame title={t("app.openInTeams.title")} below={t("app.openInTeams.linkText")}>
        <div>
          <Button as="a" appearance="primary" href={teamsDeepLink(teamsAppId, location.origin, path)}>
            {t("app.openInTeams.openPage")}
          </Button>
        </div>
      </PageFrame>
    );
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
