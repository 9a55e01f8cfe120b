import { useTranslation } from "react-i18next";
import type { TipSummary } from "../../../../bot/contract/tips.ts";
import { EmptyState } from "../../components/EmptyState.tsx";
import { Part } from "../../components/Part.tsx";
import { ShowMore, type MorePages } from "../../components/ShowMore.tsx";
import { EntryList } from "../../entries/EntryList.tsx";

/** Newest first. */
export function AllTips({ tips, pages }: { tips: readonly TipSummary[]; pages: MorePages }) {
  const { t } = useTranslation();
  if (tips.length === 0) {
    return <EmptyState title={t("community.noTips.title")}>{t("community.noTips.text")}</EmptyState>;
  }
  return (
    <Part title={t("community.tabs.tips")}>
      <ShowMore items={tips} pages={pages}>
        {(focusOn) => <EntryList entries={tips.map((tip) => ({ kind: "tip", ...tip }))} focusOn={focusOn} />}
      </ShowMore>
    </Part>
  );
}
