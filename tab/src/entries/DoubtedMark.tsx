import { Badge } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { TipSummary } from "../../../bot/contract/tips.ts";

/** Says of a tip, wherever it appears, that it did not work for somebody. Nothing of other tips. */
export function DoubtedMark({ tip }: { tip: Pick<TipSummary, "freshness"> }) {
  const { t } = useTranslation();
  if (tip.freshness !== "doubted") return null;
  return (
    <Badge appearance="tint" color="warning">
      {t("checks.doubted")}
    </Badge>
  );
}
