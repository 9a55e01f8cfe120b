import { Button, Field, makeStyles, Switch, Textarea, tokens } from "@fluentui/react-components";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { LazyMarkdown } from "../markdown/LazyMarkdown.tsx";
import { ErrorNote } from "../components/ErrorNote.tsx";
import { useLayout } from "../components/layout.ts";
import { Note } from "../components/Note.tsx";
import { pictureLimits } from "../../../bot/contract/picture-names.ts";
import { PictureFields } from "./PictureFields.tsx";
import { filesIn } from "./text-with-pictures.ts";
import { NotAddedError, useAddingPictures } from "./use-adding-pictures.ts";
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
  const files = useRef<HTMLInputElement>(null);
  const adding = useAddingPictures(id, text, onChange);
  const add = (event: { preventDefault: () => void }, found: readonly File[]) => {
    if (found.length === 0) return;
    event.preventDefault();
    adding.mutate(found);
  };
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
          onPaste={(event) => add(event, filesIn(event.clipboardData))}
          // Without this, the browser would open what is dropped.
          onDragOver={(event) => {
            if (event.dataTransfer.types.includes("Files")) event.preventDefault();
          }}
          onDrop={(event) => add(event, filesIn(event.dataTransfer))}
        />
      </Field>
      <div className={layout.row}>
        <Switch
          label={t("write.fields.preview")}
          checked={previewed}
          onChange={(_event, { checked }) => setPreviewed(checked)}
        />
        <Button
          appearance="subtle"
          disabledFocusable={adding.isPending}
          onClick={() => files.current?.click()}
        >
          {t("write.pictures.add")}
        </Button>
        <input
          ref={files}
          type="file"
          accept="image/*"
          multiple
          hidden
          aria-label={t("write.pictures.add")}
          onChange={(event) => {
            add(event, [...(event.target.files ?? [])]);
            event.target.value = "";
          }}
        />
        <span role="status" className={layout.status}>
          {adding.isPending && t("write.pictures.adding")}
        </span>
      </div>
      <NotAdded error={adding.error} />
      <PictureFields text={text} onChange={onChange} onRemoved={() => document.getElementById(id)?.focus()} />
      {previewed && (
        <section className={styles.preview} aria-label={t("write.fields.preview")}>
          {text.trim() === "" ? t("write.fields.previewEmpty") : <LazyMarkdown text={text} topHeading={2} />}
        </section>
      )}
    </div>
  );
}

function NotAdded({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (error === null) return null;
  if (!(error instanceof NotAddedError)) return <ErrorNote error={error} />;
  return <Note intent="error">{t(`write.pictures.${error.reason}`, { max: pictureLimits.perText })}</Note>;
}
