import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";

const useStyles = makeStyles({
  card: {
    position: "relative",
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXS,
    minWidth: 0,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    borderRadius: tokens.borderRadiusLarge,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    ":hover": { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  title: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
  link: {
    fontSize: "inherit",
    lineHeight: "inherit",
    fontWeight: tokens.fontWeightSemibold,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: "none",
    // The card's own background says that it is pointed at; a brand colour on it has too little contrast when dark.
    ":hover": { color: tokens.colorNeutralForeground1Hover, textDecorationLine: "none" },
    // The whole card is the link's target, so that a thumb finds it; so the whole card shows the focus.
    "::after": { content: '""', position: "absolute", inset: 0, borderRadius: tokens.borderRadiusLarge },
    ":focus-visible": {
      outline: "none",
      textDecorationLine: "none",
      "::after": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
    },
  },
  text: {
    margin: 0,
    color: tokens.colorNeutralForeground2,
    display: "-webkit-box",
    // Browsers know no newer way to end a text after some lines.
    // eslint-disable-next-line @typescript-eslint/no-deprecated
    WebkitBoxOrient: "vertical",
    WebkitLineClamp: "3",
    overflow: "hidden",
  },
});

export interface LinkCardProps {
  to: string;
  title: ReactNode;
  heading: "h2" | "h3";
  /** A few words of people's own; what is longer than three lines waits behind the link. */
  text: ReactNode;
  /** Moves the focus here when it appears. */
  focused?: boolean;
  children?: ReactNode;
}

/** An entry of a list, of which one step leads to the whole. */
export function LinkCard({ to, title, heading: Heading, text, focused = false, children }: LinkCardProps) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <Heading className={styles.title} dir="auto">
        <AppLink to={to} className={styles.link} focused={focused}>
          {title}
        </AppLink>
      </Heading>
      {text !== "" && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      {children}
    </li>
  );
}
