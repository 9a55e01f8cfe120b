import { Button, Field, Input, makeStyles, tokens } from "@fluentui/react-components";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { renameTagInput } from "../../../../bot/contract/tags.ts";
import { limits } from "../../../../bot/contract/limits.ts";
import { renameTag } from "../../api/tag-queries.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { TagLine } from "../../entries/TagLine.tsx";
import { useLayout } from "../../components/layout.ts";
import { useTagChange } from "./use-tag-change.ts";

const useStyles = makeStyles({
  form: { display: "grid", gap: tokens.spacingVerticalS, justifyItems: "start" },
});

export interface TagToRenameProps {
  communityId: string;
  tag: string;
  isOpen: boolean;
  onRenamed: (to: string) => void;
}

/** One tag, which leads to what bears it, and the way to its new name. */
export function TagToRename({ communityId, tag, isOpen, onRenamed }: TagToRenameProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const [isRenamed, setRenamed] = useState(false);
  return (
    <li>
      <div className={layout.row}>
        <TagLine tags={[tag]} communityId={communityId} />
        {isOpen && !isRenamed && (
          <Button
            size="small"
            appearance="subtle"
            aria-label={t("tags.renameOf", { tag })}
            onClick={() => setRenamed(true)}
          >
            {t("tags.rename")}
          </Button>
        )}
      </div>
      {isRenamed && (
        <RenameForm
          communityId={communityId}
          tag={tag}
          onRenamed={onRenamed}
          onDone={() => setRenamed(false)}
        />
      )}
    </li>
  );
}

type RenameFormProps = Omit<TagToRenameProps, "isOpen"> & { onDone: () => void };

function RenameForm({ communityId, tag, onRenamed, onDone }: RenameFormProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const [name, setName] = useState(tag);
  const [isFaulty, setFaulty] = useState(false);
  const renaming = useTagChange(
    communityId,
    (api, to: string) => renameTag(api, communityId, { from: tag, to }),
    (to) => {
      onRenamed(to);
      onDone();
    },
  );

  const save = () => {
    const input = renameTagInput.safeParse({ from: tag, to: name }).data;
    const isNew = input !== undefined && input.to !== input.from;
    setFaulty(!isNew);
    if (!isNew || renaming.isPending) return;
    renaming.mutate(input.to);
  };
  return (
    <form
      className={styles.form}
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
      onKeyDown={(event) => {
        if (event.key === "Escape") onDone();
      }}
    >
      <Field
        label={t("tags.newName", { tag })}
        hint={t("tags.newNameHint")}
        validationMessage={isFaulty ? t("tags.newNameFault", { max: limits.tag }) : null}
      >
        <Input
          autoFocus
          value={name}
          maxLength={limits.tag}
          onChange={(_event, { value }) => setName(value)}
        />
      </Field>
      {renaming.isError && <ErrorNote error={renaming.error} />}
      <div className={layout.row}>
        <Button type="submit" appearance="primary" disabledFocusable={renaming.isPending}>
          {t("tags.save")}
        </Button>
        <Button appearance="subtle" onClick={onDone}>
          {t("tags.cancel")}
        </Button>
      </div>
    </form>
  );
}
