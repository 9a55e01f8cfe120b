import { useTranslation } from "react-i18next";
import { AppButtonLink } from "../components/AppLink.tsx";
import { paths } from "../components/paths.ts";
import { PageFrame } from "./PageFrame.tsx";

export function NoSuchPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("errors.address.title")} below={t("errors.address.text")}>
      <div>
        <AppButtonLink appearance="primary" to={paths.home}>
          {t("home.title")}
        </AppButtonLink>
      </div>
    </PageFrame>
  );
}
