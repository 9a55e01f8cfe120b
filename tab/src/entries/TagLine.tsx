import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { AppLink } from "../components/AppLink.tsx";
import { paths } from "../components/paths.ts";
import { searchState } from "./search-words.ts";
import { useLayout } from "../components/layout.ts";

const useStyles = makeStyles({
  tag: {
    display: "block",
    padding: `1px ${tokens.spacingHorizontalS}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground4,
    color: tokens.colorNeutralForeground2,
    fontSize: tokens.fontSizeBase200,
    lineHeight: tokens.lineHeightBase300,
    overflowWrap: "anywhere",
  },
  link: {
    // Above the card that is a link as a whole.
    position: "relative",
    zIndex: 1,
    ":hover": {
      // A brand colour on it has too little contrast when dark.
      color: tokens.colorNeutralForeground1Hover,
      backgroundColor: tokens.colorNeutralBackground4Hover,
      textDecorationLine: "none",
    },
  },
});

export interface TagLineProps {
  tags: readonly string[];
  /** Where a tag leads: to its entries in this community, and to following it. Without it, tags are words only. */
  communityId?: string;
}

export function TagLine({ tags, communityId }: TagLineProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  if (tags.length === 0) return null;
  return (
    <ul className={layout.chips} aria-label={t("tip.tags")}>
      {tags.map((tag) => (
        <li key={tag} dir="auto">
          {communityId === undefined ? (
            <span className={styles.tag}>{tag}</span>
          ) : (
            <AppLink
              to={paths.community(communityId)}
              state={searchState("", { tag })}
              className={mergeClasses(styles.tag, styles.link)}
            >
              {tag}
            </AppLink>
          )}
        </li>
      ))}
    </ul>
  );
}
