import { Field, makeStyles, mergeClasses, Select } from "@fluentui/react-components";

const useStyles = makeStyles({ field: { minWidth: 0 } });

export interface OneChoiceProps {
  label: string;
  choices: readonly (readonly [value: string, name: string])[];
  chosen: string | undefined;
  onChoose: (chosen: string) => void;
  className?: string;
}

/** One of a few; the empty value stands for any. */
export function OneChoice({ label, choices, chosen = "", onChoose, className }: OneChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} size="small" className={mergeClasses(styles.field, className)}>
      <Select size="small" value={chosen} onChange={(_event, { value }) => onChoose(value)}>
        {choices.map(([value, name]) => (
          <option key={value} value={value}>
            {name}
          </option>
        ))}
      </Select>
    </Field>
  );
}
