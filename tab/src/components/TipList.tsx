import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { TipSummary } from "../../../bot/contract/tips.ts";
import { Day } from "./Day.tsx";
import { DoubtedMark } from "./DoubtedMark.tsx";
import { LinkCard } from "./LinkCard.tsx";
import { paths } from "./paths.ts";
import { TagLine } from "./TagLine.tsx";
import { useCredit } from "./use-credit.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalM,
    margin: 0,
    padding: 0,
    listStyle: "none",
  },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
  },
});

export interface TipListProps {
  tips: readonly TipSummary[];
  /** Says of each tip where it belongs; for lists that span communities. */
  showCommunity?: boolean;
  /** The tip to which the focus moves when it appears. */
  focusOn?: string | undefined;
}

export function TipList({ tips, showCommunity = false, focusOn }: TipListProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const credit = useCredit();
  return (
    <ul className={styles.list}>
      {tips.map((tip) => (
        <LinkCard
          key={`${tip.communityId} ${tip.id}`}
          to={paths.tip(tip.communityId, tip.id)}
          heading="h3"
          title={tip.title}
          text={tip.excerpt}
          focused={tip.id === focusOn}
        >
          <div className={styles.foot}>
            {showCommunity && <span>{t("tip.inCommunity", { name: tip.communityName })}</span>}
            <DoubtedMark tip={tip} />
            <span>{credit(tip.credit)}</span>
            <Day of={tip.createdAt} />
            <TagLine tags={tip.tags} communityId={tip.communityId} />
          </div>
        </LinkCard>
      ))}
    </ul>
  );
}
