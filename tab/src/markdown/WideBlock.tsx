import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  wide: {
    overflowX: "auto",
    borderRadius: tokens.borderRadiusMedium,
    ":focus-visible": { outline: `${tokens.strokeWidthThick} solid ${tokens.colorStrokeFocus2}` },
  },
});

/** What may be wider than the page scrolls by itself, with the keyboard too. */
export function WideBlock({ label, children }: { label: string; children: ReactNode }) {
  const styles = useStyles();
  return (
    <div className={styles.wide} tabIndex={0} role="group" aria-label={label}>
      {children}
    </div>
  );
}
