import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Link } from "wouter";
import { paths } from "../components/paths.ts";

const useStyles = makeStyles({
  list: {
    display: "flex",
    margin: 0,
    padding: 0,
    listStyle: "none",
    // Longer words than there is room for: the row scrolls, not the page.
    overflowX: "auto",
    scrollbarWidth: "none",
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  link: {
    display: "block",
    position: "relative",
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    whiteSpace: "nowrap",
    color: tokens.colorNeutralForeground2,
    textDecorationLine: "none",
    ":hover": { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorSubtleBackgroundHover },
    ":focus-visible": {
      outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}`,
      outlineOffset: "-2px",
    },
    "@media (max-width: 480px)": {
      paddingLeft: tokens.spacingHorizontalS,
      paddingRight: tokens.spacingHorizontalS,
    },
  },
  chosen: {
    color: tokens.colorNeutralForeground1,
    fontWeight: tokens.fontWeightSemibold,
    "::after": {
      content: '""',
      position: "absolute",
      insetInline: 0,
      bottom: 0,
      height: "3px",
      backgroundColor: tokens.colorCompoundBrandStroke,
      "@media (forced-colors: active)": { backgroundColor: "Highlight", forcedColorAdjust: "none" },
    },
  },
});

const tabs = ["overview", "tips", "problems", "thanks", "about"] as const;
export type CommunityTab = (typeof tabs)[number];

const address: Record<CommunityTab, (communityId: string) => string> = {
  overview: paths.community,
  tips: paths.tips,
  problems: paths.problems,
  thanks: paths.thanks,
  about: paths.about,
};

/** In a row with less room than they need. */
const bringIntoView = (tab: HTMLElement | null) =>
  tab?.scrollIntoView({ block: "nearest", inline: "nearest" });

/** Links, since each has an address that people share; Fluent's TabList knows buttons alone, and weighs a fifth of all. */
export function CommunityTabs({ communityId, chosen }: { communityId: string; chosen: CommunityTab }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <nav aria-label={t("community.parts")}>
      <ul data-fading className={styles.list}>
        {tabs.map((tab) => (
          <li key={tab} ref={tab === chosen ? bringIntoView : null}>
            <Link
              href={address[tab](communityId)}
              className={mergeClasses(styles.link, tab === chosen && styles.chosen)}
              {...(tab === chosen && { "aria-current": "page" as const })}
            >
              {t(`community.tabs.${tab}`)}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
