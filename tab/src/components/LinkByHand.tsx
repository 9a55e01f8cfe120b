import { Field, Input } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";

/** A link to copy where the clipboard is closed. */
export function LinkByHand({ link, className }: { link: string; className: string }) {
  const { t } = useTranslation();
  return (
    <Field label={t("tip.copyByHand")} className={className}>
      <Input readOnly value={link} onFocus={(event) => event.target.select()} />
    </Field>
  );
}
