import { useTranslation } from "react-i18next";
import { Confirm } from "../components/Confirm.tsx";

export interface LeaveAsStewardProps {
  isBusy: boolean;
  onLeave: () => void;
  onStay: () => void;
}

/** Tells the only steward, before they leave, that this hands nothing over. */
export function LeaveAsSteward({ isBusy, onLeave, onStay }: LeaveAsStewardProps) {
  const { t } = useTranslation();
  return (
    <Confirm
      question={t("leaving.question")}
      yes={t("community.leave")}
      no={t("leaving.stay")}
      isBusy={isBusy}
      onYes={onLeave}
      onNo={onStay}
    />
  );
}
