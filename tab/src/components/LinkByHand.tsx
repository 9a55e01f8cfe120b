import { Field, Input, makeStyles } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

const useStyles = makeStyles({
  /** A line of its own, also where buttons stand in a row. */
  link: { width: "100%" },
});

/** A link to copy where the clipboard is closed. */
export function LinkByHand({ link }: { link: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  return (
    <Field label={t("tip.copyByHand")} className={styles.link}>
      <Input readOnly value={link} onFocus={(event) => event.target.select()} />
    </Field>
  );
}
