import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useId, type ReactNode } from "react";

const useStyles = makeStyles({
  question: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
  },
  words: { flexBasis: "100%", margin: 0 },
});

export interface ConfirmProps {
  question: ReactNode;
  yes: string;
  no: string;
  isBusy: boolean;
  onYes: () => void;
  onNo: () => void;
}

/** Asks once more before something that cannot be undone; the keyboard begins at the safe answer. */
export function Confirm({ question, yes, no, isBusy, onYes, onNo }: ConfirmProps) {
  const styles = useStyles();
  const id = useId();
  return (
    <div
      className={styles.question}
      role="group"
      aria-labelledby={id}
      onKeyDown={(event) => {
        if (event.key === "Escape") onNo();
      }}
    >
      <p id={id} className={styles.words}>
        {question}
      </p>
      <Button autoFocus disabledFocusable={isBusy} onClick={onNo}>
        {no}
      </Button>
      <Button disabledFocusable={isBusy} onClick={onYes}>
        {yes}
      </Button>
    </div>
  );
}
