import { makeStyles, mergeClasses, tokens } from "@fluentui/react-components";
import type { ReactNode } from "react";

const useStyles = makeStyles({
  note: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  error: {
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
    backgroundColor: tokens.colorStatusDangerBackground1,
    color: tokens.colorStatusDangerForeground1,
  },
  words: { flex: "1 1 200px", minWidth: 0 },
  title: { display: "block", fontWeight: tokens.fontWeightSemibold },
  small: { display: "block", fontSize: tokens.fontSizeBase200 },
});

export interface NoteProps {
  intent?: "info" | "error";
  title?: string;
  smallPrint?: string | undefined;
  action?: ReactNode;
  children?: ReactNode;
}

/** A few words within a page; an error is read out at once. */
export function Note({ intent = "info", title, smallPrint, action, children }: NoteProps) {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.note, intent === "error" && styles.error)}
      role={intent === "error" ? "alert" : "note"}
    >
      <div className={styles.words}>
        {title !== undefined && <span className={styles.title}>{title}</span>}
        {children}
        {smallPrint !== undefined && <span className={styles.small}>{smallPrint}</span>}
      </div>
      {action}
    </div>
  );
}
