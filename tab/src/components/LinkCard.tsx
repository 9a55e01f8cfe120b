import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { AppLink } from "./AppLink.tsx";
import { cardLink, endedAfter, linkedCard } from "./linked-card.ts";

const useStyles = makeStyles({
  card: {
    ...linkedCard,
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    border: `1px solid ${tokens.colorTransparentStroke}`,
    boxShadow: tokens.shadow2,
  },
  head: { display: "flex", alignItems: "center", gap: tokens.spacingHorizontalS, minWidth: 0 },
  title: {
    flex: "1 1 0",
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
  },
  link: { ...cardLink, fontSize: "inherit", lineHeight: "inherit" },
  text: { ...endedAfter(3), margin: 0, color: tokens.colorNeutralForeground2 },
});

export interface LinkCardProps {
  to: string;
  title: ReactNode;
  /** Stands before the title: a picture of what it names. */
  picture?: ReactNode;
  heading: "h2" | "h3";
  /** A few words that people wrote; what is longer than three lines waits behind the link. */
  text: ReactNode;
  /** Moves the focus here when it appears. */
  focused?: boolean;
  children?: ReactNode;
}

/** An entry of a list, of which one step leads to the whole. */
export function LinkCard({
  to,
  title,
  picture,
  heading: Heading,
  text,
  focused = false,
  children,
}: LinkCardProps) {
  const styles = useStyles();
  return (
    <li className={styles.card}>
      <div className={styles.head}>
        {picture}
        <Heading className={styles.title} dir="auto">
          <AppLink to={to} className={styles.link} focused={focused}>
            {title}
          </AppLink>
        </Heading>
      </div>
      {text !== "" && (
        <p className={styles.text} dir="auto">
          {text}
        </p>
      )}
      {children}
    </li>
  );
}
