import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { PageFrame } from "./PageFrame.tsx";

export function BrokenPage() {
  const { t } = useTranslation();
  return (
    <PageFrame title={t("errors.title")} below={<span role="alert">{t("errors.kept")}</span>}>
      <div>
        <Button appearance="primary" onClick={() => location.reload()}>
          {t("app.tryAgain")}
        </Button>
      </div>
    </PageFrame>
  );
}
