import { makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { TipSummary } from "../../../bot/contract/tips.ts";
import { useDate } from "../words/use-date.ts";
import { AppLink } from "./AppLink.tsx";
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
  card: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
    "@media (forced-colors: active)": { border: "1px solid CanvasText" },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  link: {
    fontSize: "inherit",
    lineHeight: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    // The whole card is the link's target, so that a thumb finds it.
    "::after": { content: '""', position: "absolute", inset: 0 },
  },
  excerpt: { margin: 0, color: tokens.colorNeutralForeground2 },
  foot: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`,
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
  const date = useDate();
  const credit = useCredit();
  return (
    <ul className={styles.list}>
      {tips.map((tip) => (
        <li key={`${tip.communityId} ${tip.id}`} className={styles.card}>
          <h3 className={styles.title}>
            <AppLink
              to={paths.tip(tip.communityId, tip.id)}
              className={styles.link}
              focused={tip.id === focusOn}
            >
              {tip.title}
            </AppLink>
          </h3>
          {tip.excerpt !== "" && <p className={styles.excerpt}>{tip.excerpt}</p>}
          <div className={styles.foot}>
            {showCommunity && <span>{t("tip.inCommunity", { name: tip.communityName })}</span>}
            <span>{credit(tip.credit)}</span>
            <time dateTime={tip.createdAt}>{date(tip.createdAt)}</time>
            <TagLine tags={tip.tags} />
          </div>
        </li>
      ))}
    </ul>
  );
}
