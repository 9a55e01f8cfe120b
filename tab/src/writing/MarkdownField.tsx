import { Field, makeStyles, Switch, Textarea, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyMarkdown } from "../markdown/LazyMarkdown.tsx";
import { useLayout } from "../components/layout.ts";
import { useRoomLeft } from "./use-room-left.ts";

const useStyles = makeStyles({
  text: { minHeight: "180px", "& textarea": { maxHeight: "none", minHeight: "180px" } },
  preview: {
    padding: tokens.spacingHorizontalM,
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground2,
  },
});

export interface MarkdownFieldProps {
  id: string;
  label: string;
  /** As many characters as the text may have. */
  max: number;
  required?: boolean;
  text: string;
  fault: string | undefined;
  onChange: (text: string) => void;
}

/** The text as it is typed, with how it will look under it on demand. */
export function MarkdownField({
  id,
  label,
  max,
  required = false,
  text,
  fault,
  onChange,
}: MarkdownFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const roomLeft = useRoomLeft();
  const [previewed, setPreviewed] = useState(false);
  return (
    <div className={layout.closest}>
      <Field
        label={label}
        required={required}
        hint={roomLeft(text, max) ?? t("write.fields.textHint")}
        validationMessage={fault ?? null}
      >
        <Textarea
          id={id}
          className={styles.text}
          resize="vertical"
          value={text}
          onChange={(_event, { value }) => onChange(value)}
        />
      </Field>
      <Switch
        label={t("write.fields.preview")}
        checked={previewed}
        onChange={(_event, { checked }) => setPreviewed(checked)}
      />
      {previewed && (
        <section className={styles.preview} aria-label={t("write.fields.preview")}>
          {text.trim() === "" ? t("write.fields.previewEmpty") : <LazyMarkdown text={text} topHeading={2} />}
        </section>
      )}
    </div>
  );
}
