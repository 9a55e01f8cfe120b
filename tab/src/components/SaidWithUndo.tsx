import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { isNothingFocused } from "./focus.ts";
import { useLayout } from "./layout.ts";

const useStyles = makeStyles({
  said: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    ":empty": { display: "none" },
  },
});

export interface SaidWithUndoProps {
  /** What was done; undefined while there is nothing to say. */
  said: string | undefined;
  isBusy: boolean;
  /** Undefined once it is undone, or where that cannot be. */
  onUndo: (() => void) | undefined;
}

/** Says what a gesture did, where it was made, and takes it back; takes the focus that went with it. */
export function SaidWithUndo({ said, isBusy, onUndo }: SaidWithUndoProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const id = useId();
  useEffect(() => {
    if (said !== undefined && isNothingFocused()) document.getElementById(id)?.focus();
  });
  return (
    <div role="status" className={styles.said}>
      {said !== undefined && (
        <>
          <span {...(onUndo === undefined && { id, tabIndex: -1, className: layout.said })}>{said}</span>
          {onUndo && (
            <Button id={id} size="small" appearance="subtle" disabledFocusable={isBusy} onClick={onUndo}>
              {t("app.undo")}
            </Button>
          )}
        </>
      )}
    </div>
  );
}
