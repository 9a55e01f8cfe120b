import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { Note } from "../../components/Note.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";

/** The message is a tip already: here it is. */
export function AlreadySaved({ tip, above }: { tip: TipView; above: ReactNode }) {
  const { t } = useTranslation();
  return (
    <PageFrame
      title={t("write.already.title")}
      above={above}
      takesFocus
      below={<span role="status">{t("write.already.text")}</span>}
    >
      <Note
        title={tip.title}
        action={
          <AppButtonLink appearance="primary" to={paths.tip(tip.communityId, tip.id)}>
            {t("write.already.open")}
          </AppButtonLink>
        }
      />
    </PageFrame>
  );
}
