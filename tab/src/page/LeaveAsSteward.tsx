import { useTranslation } from "react-i18next";
import { AppLink } from "../components/AppLink.tsx";
import { Confirm } from "../components/Confirm.tsx";
import { paths } from "../components/paths.ts";

export interface LeaveAsStewardProps {
  communityId: string;
  isBusy: boolean;
  onLeave: () => void;
  onStay: () => void;
}

/** Tells the only steward, before they leave, that this hands nothing over. */
export function LeaveAsSteward({ communityId, isBusy, onLeave, onStay }: LeaveAsStewardProps) {
  const { t } = useTranslation();
  return (
    <Confirm
      question={
        <>
          {t("leaving.question")} <AppLink to={paths.settings(communityId)}>{t("leaving.add")}</AppLink>
        </>
      }
      yes={t("community.leave")}
      no={t("leaving.stay")}
      isBusy={isBusy}
      onYes={onLeave}
      onNo={onStay}
    />
  );
}
