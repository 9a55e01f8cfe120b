import { makeStyles, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useLayout } from "./layout.ts";

const useStyles = makeStyles({
  empty: {
    padding: `${tokens.spacingVerticalXXL} ${tokens.spacingHorizontalL}`,
    textAlign: "center",
    borderRadius: tokens.borderRadiusLarge,
    border: `1px dashed ${tokens.colorNeutralStroke1}`,
  },
  text: { margin: `${tokens.spacingVerticalS} auto 0`, maxWidth: "56ch", textWrap: "balance" },
});

/** Nothing there yet: says what to do first. */
export function EmptyState({ title, children }: { title: string; children: ReactNode }) {
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={styles.empty}>
      <p className={layout.heading}>{title}</p>
      <div className={styles.text}>{children}</div>
    </div>
  );
}
