import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import type { TagRenameView } from "../../../../bot/contract/tags.ts";
import { undoTagRename } from "../../api/tag-queries.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { useTagChange } from "./use-tag-change.ts";

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400 },
});

export interface RenamedTagsProps {
  communityId: string;
  renames: readonly TagRenameView[];
  isOpen: boolean;
  onUndone: (from: string) => void;
}

/** What was renamed, so that anybody takes it back. */
export function RenamedTags({ communityId, renames, isOpen, onUndone }: RenamedTagsProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const undoing = useTagChange(
    communityId,
    (api, { id }: TagRenameView) => undoTagRename(api, communityId, id),
    ({ from }) => onUndone(from),
  );
  if (renames.length === 0) return null;
  return (
    <>
      <h2 className={styles.heading}>{t("tags.renames")}</h2>
      {undoing.isError && <ErrorNote error={undoing.error} />}
      <ul className={layout.tightList} aria-label={t("tags.renames")}>
        {renames.map((rename) => (
          <li key={rename.id} className={layout.row} dir="auto">
            {t("tags.oneRename", { from: rename.from, to: rename.to })}
            {isOpen && (
              <Button
                size="small"
                disabledFocusable={undoing.isPending}
                aria-label={t("tags.undoOf", { from: rename.from, to: rename.to })}
                onClick={() => undoing.mutate(rename)}
              >
                {t("app.undo")}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
