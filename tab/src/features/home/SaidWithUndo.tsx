import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useEffect, useId } from "react";
import { useTranslation } from "react-i18next";
import { isNothingFocused } from "../../components/focus.ts";

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
  onUndo: () => void;
}

/** Says what went from a list, and brings it back; takes the focus that went with it. */
export function SaidWithUndo({ said, isBusy, onUndo }: SaidWithUndoProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const undoId = useId();
  useEffect(() => {
    if (said !== undefined && isNothingFocused()) document.getElementById(undoId)?.focus();
  });
  return (
    <div role="status" className={styles.said}>
      {said !== undefined && (
        <>
          <span>{said}</span>
          <Button id={undoId} size="small" disabledFocusable={isBusy} onClick={onUndo}>
            {t("entry.undo")}
          </Button>
        </>
      )}
    </div>
  );
}
