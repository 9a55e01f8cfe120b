import {
  Link,
  makeStyles,
  Toast,
  ToastBody,
  Toaster,
  ToastTrigger,
  tokens,
  useId,
  useToastController,
} from "@fluentui/react-components";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  body: {
    gridColumn: "1 / -1",
    display: "flex",
    gap: tokens.spacingHorizontalM,
    justifyContent: "space-between",
  },
});

/** Long enough to read it and to reach for Undo; it waits while one points at it. */
const shownMs = 10_000;

export interface Toasts {
  /** Says what was done where the place of it is gone, with the way back. */
  readonly say: (what: string, undo?: () => void) => void;
  /** Stands once on the page. */
  readonly toaster: ReactNode;
}

export function useToasts(): Toasts {
  const { t } = useTranslation();
  const styles = useStyles();
  const toasterId = useId("said");
  const { dispatchToast } = useToastController(toasterId);
  const say = (what: string, undo?: () => void) => {
    dispatchToast(
      <Toast>
        <ToastBody className={styles.body}>
          <span>{what}</span>
          {undo && (
            <ToastTrigger>
              <Link as="button" onClick={undo}>
                {t("app.undo")}
              </Link>
            </ToastTrigger>
          )}
        </ToastBody>
      </Toast>,
      { politeness: "polite", timeout: shownMs, pauseOnHover: true, pauseOnWindowBlur: true },
    );
  };
  return { say, toaster: <Toaster toasterId={toasterId} position="bottom" /> };
}
