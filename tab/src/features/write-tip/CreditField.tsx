import { Field, Input, makeStyles, Radio, RadioGroup, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { CreditChoice } from "./draft.ts";
import { useLayout } from "../../components/layout.ts";

const useStyles = makeStyles({
  name: { marginInlineStart: tokens.spacingHorizontalXXL },
});

export interface CreditFieldProps {
  nameId: string;
  choices: readonly { choice: CreditChoice; label: string }[];
  choice: CreditChoice;
  personName: string;
  fault: string | undefined;
  onChange: (credit: { credit: CreditChoice; personName: string }) => void;
}

/** Whom the tip thanks. The only fault there can be is the name. */
export function CreditField({ nameId, choices, choice, personName, fault, onChange }: CreditFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  return (
    <div className={layout.closest}>
      <Field label={t("write.fields.credit")}>
        <RadioGroup
          value={choice}
          onChange={(_event, { value }) => {
            const chosen = choices.find((one) => one.choice === value);
            if (chosen !== undefined) onChange({ credit: chosen.choice, personName });
          }}
        >
          {choices.map((one) => (
            <Radio key={one.choice} value={one.choice} label={one.label} />
          ))}
        </RadioGroup>
      </Field>
      {choice === "person" && (
        <Field
          className={styles.name}
          label={t("write.fields.creditName")}
          required
          validationMessage={fault ?? null}
        >
          <Input
            id={nameId}
            value={personName}
            onChange={(_event, { value }) => onChange({ credit: choice, personName: value })}
          />
        </Field>
      )}
    </div>
  );
}
