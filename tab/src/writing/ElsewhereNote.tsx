import { Button, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Note } from "../components/Note.tsx";
import { useLayout } from "../components/layout.ts";
import { titleOf } from "./remote-draft.ts";
import type { Elsewhere } from "./use-draft.ts";

const useStyles = makeStyles({
  text: { display: "block", fontStyle: "italic" },
});

/** Offers what was typed in another window or on another device; nothing where there is none. */
export function ElsewhereNote({ elsewhere }: { elsewhere: Elsewhere<unknown> | undefined }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  if (elsewhere === undefined) return null;
  return (
    <Note
      action={
        <div className={layout.row}>
          <Button onClick={elsewhere.take}>{t("drafts.takeThat")}</Button>
          <Button appearance="subtle" onClick={elsewhere.letGo}>
            {t("drafts.letGo")}
          </Button>
        </div>
      }
    >
      {t("drafts.elsewhere")}
      <span className={styles.text} dir="auto">
        {titleOf(elsewhere.draft)}
      </span>
    </Note>
  );
}
