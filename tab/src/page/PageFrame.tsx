import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import { createContext, useContext, useEffect, useRef, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { isNothingFocused } from "../components/focus.ts";
import { useLayout } from "../components/layout.ts";

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
  wide: { maxWidth: "1080px" },
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  title: {
    flex: "1 1 100px",
    minWidth: 0,
    margin: 0,
    fontSize: tokens.fontSizeBase600,
    lineHeight: tokens.lineHeightBase600,
    fontWeight: tokens.fontWeightSemibold,
    textWrap: "balance",
    ":focus": { outline: "none" },
  },
});

export interface PageFrameProps {
  title: string;
  /** Stands above the title: the way back. */
  above?: ReactNode;
  /** Stands before the title: a picture of what it names. */
  picture?: ReactNode;
  /** Stands beside the title, or under it where there is no room: what can be done with the whole. */
  actions?: ReactNode;
  /** Stands right under the title. */
  below?: ReactNode;
  /** It took the place of what had the focus. */
  takesFocus?: boolean;
  /** Has room for a second column. */
  isWide?: boolean;
  children?: ReactNode;
}

/** One page: its landmark, its heading, its name in the browser; takes the focus after a step within the tab. */
export function PageFrame({
  title,
  above,
  picture,
  actions,
  below,
  takesFocus = false,
  isWide = false,
  children,
}: PageFrameProps) {
  const styles = useStyles();
  const layout = useLayout();
  const { t } = useTranslation();
  const heading = useRef<HTMLHeadingElement>(null);
  const navigated = useContext(NavigatedContext);
  const appName = t("app.name");

  useEffect(() => {
    document.title = `${title} – ${appName}`;
  }, [title, appName]);

  useEffect(() => {
    if (!(navigated || takesFocus) || !isNothingFocused()) return;
    heading.current?.focus({ preventScroll: true });
    // From the top; with Back, the browser itself returns to where one was, after this.
    window.scrollTo(0, 0);
  }, [navigated, takesFocus]);

  return (
    <main className={mergeClasses(styles.page, isWide && styles.wide)}>
      <div className={layout.closest}>
        {above !== undefined && <nav>{above}</nav>}
        <div className={styles.row}>
          {picture}
          <h1 ref={heading} tabIndex={-1} className={styles.title} dir="auto">
            {title}
          </h1>
          {actions}
        </div>
        {below}
      </div>
      {children}
    </main>
  );
}
