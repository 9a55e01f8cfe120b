import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import { problemChoiceQuery } from "../../api/entry-choice.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { later } from "../../components/later.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { paths } from "../../components/paths.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import type { OpenedCommunity } from "../../page/CommunityFrame.tsx";
import { addCommunityStrings } from "../../strings/strings.ts";
import { Board } from "./Board.tsx";

const ArrangeBoard = later(async () => (await import("./ArrangeBoard.tsx")).ArrangeBoard);
const Aside = later(async () => (await import("./Aside.tsx")).Aside, addCommunityStrings);

/** As many as people look at; all of them are one step away. */
const newTips = 6;

const useStyles = makeStyles({
  columns: {
    display: "grid",
    gridTemplateColumns: "minmax(0, 1fr)",
    alignItems: "start",
    gap: `${tokens.spacingVerticalXXL} 32px`,
    "@media (min-width: 960px)": { gridTemplateColumns: "minmax(0, 1fr) 280px" },
  },
  main: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXXL, minWidth: 0 },
});

export interface OverviewProps {
  opened: OpenedCommunity;
  /** The order of the pins is being changed. */
  isArranged: boolean;
}

/** Pins, problems that need a hand, and new tips; beside them, about the community. */
export function Overview({ opened: { first, tips }, isArranged }: OverviewProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const { community, board, openProblems } = first;
  const { id } = community;
  return (
    <div className={styles.columns}>
      <div className={styles.main}>
        {isArranged && board.length > 1 && (
          <Part title={t("community.pinned")}>
            <Suspense>
              <ArrangeBoard communityId={id} entries={board} />
            </Suspense>
          </Part>
        )}
        {!isArranged && board.length > 0 && <Board communityId={id} entries={board} />}
        {openProblems.length > 0 && (
          <Part title={t("community.needsAHand")}>
            <EntryList entries={openProblems} />
            <div>
              <AppLink to={paths.community(id) + problemChoiceQuery({ which: "open" })}>
                {t("community.allOpen")}
              </AppLink>
            </div>
          </Part>
        )}
        {tips.length > 0 && (
          <Part title={t("community.newest")} className={layout.column}>
            <EntryList entries={tips.slice(0, newTips).map((tip) => ({ kind: "tip", ...tip }))} />
            <div>
              <AppLink to={paths.tips(id)}>{t("community.allTips")}</AppLink>
            </div>
          </Part>
        )}
      </div>
      <Suspense>
        <Aside first={first} newestTipId={tips[0]?.id} />
      </Suspense>
    </div>
  );
}
