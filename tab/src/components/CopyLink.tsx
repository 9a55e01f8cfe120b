import { Button, Field, Input, makeStyles } from "@fluentui/react-components";
import { LinkRegular } from "@fluentui/react-icons";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { copyText } from "./copy-text.ts";
import { tabAddress } from "../teams/deep-link.ts";
import { useLayout } from "./layout.ts";

const useStyles = makeStyles({
  byHand: { flexBasis: "100%" },
});

/**
 * Copies the address of a page: in Teams it becomes a card where it is pasted, in a browser it leads on to Teams. Where the
 * clipboard is closed, shows it for copying by hand.
 */
export function CopyLink({ path, label }: { path: string; label?: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const [outcome, setOutcome] = useState<"copied" | "byHand">();
  const link = tabAddress(location.origin, path);
  return (
    <>
      <Button
        appearance="subtle"
        icon={<LinkRegular />}
        onClick={() => {
          void copyText(link).then((copied) => setOutcome(copied ? "copied" : "byHand"));
        }}
      >
        {label ?? t("tip.copyLink")}
      </Button>
      <span role="status" className={layout.status}>
        {outcome === "copied" && t("tip.copied")}
      </span>
      {outcome === "byHand" && (
        <Field label={t("tip.copyByHand")} className={styles.byHand}>
          <Input readOnly value={link} onFocus={(event) => event.target.select()} />
        </Field>
      )}
    </>
  );
}
