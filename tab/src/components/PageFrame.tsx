// Screens' shared parts: the frame, the states and what several features show. No feature's own logic.
import { makeStyles, tokens } from "@fluentui/react-components";
import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";

/** Whether the person has moved within the tab: only then does a page take the focus. */
export const NavigatedContext = createContext(false);

const useStyles = makeStyles({
  page: {
    maxWidth: "760px",
    margin: "0 auto",
    padding: `${tokens.spacingVerticalXL} ${tokens.spacingHorizontalXL} 48px`,
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalL,
    overflowWrap: "anywhere",
    "@media (max-width: 480px)": {
      padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalM} 32px`,
    },
  },
  head: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalXS },
  above: { "& a": { display: "inline-block", padding: `${tokens.spacingVerticalXS} 0` } },
  title: {
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    ":focus": { outline: "none" },
  },
});

export interface PageFrameProps {
  title: string;
  /** Stands above the title: the way back. */
  above?: ReactNode;
  /** Stands right under the title. */
  below?: ReactNode;
  children?: ReactNode;
}

/** One page: its landmark, its heading, its name in the browser; takes the focus after a step within the tab. */
export function PageFrame({ title, above, below, children }: PageFrameProps) {
  const styles = useStyles();
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useContext(NavigatedContext);
  const appName = t("app.name");

  useEffect(() => {
    document.title = `${title} – ${appName}`;
  }, [title, appName]);

  useEffect(() => {
    const nothingFocused = document.activeElement === null || document.activeElement === document.body;
    if (navigated && nothingFocused) heading.current?.focus();
  }, [navigated]);

  return (
    <main className={styles.page}>
      <div className={styles.head}>
        {above !== undefined && <nav className={styles.above}>{above}</nav>}
        <h1 ref={heading} tabIndex={-1} className={styles.title}>
          {title}
        </h1>
        {below}
      </div>
      {children}
    </main>
  );
}
