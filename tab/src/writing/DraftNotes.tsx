import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Note } from "../components/Note.tsx";
import { ElsewhereNote } from "./ElsewhereNote.tsx";
import type { KeptDraft } from "./use-draft.ts";

type DraftNotesProps = Pick<KeptDraft<unknown, unknown>, "isFromBefore" | "startAfresh" | "elsewhere">;

/** Says that the form holds an unfinished text from before, or that there is another one. */
export function DraftNotes({ isFromBefore, startAfresh, elsewhere }: DraftNotesProps) {
  const { t } = useTranslation();
  return (
    <>
      {isFromBefore && (
        <Note action={<Button onClick={startAfresh}>{t("write.startAgain")}</Button>}>
          {t("write.draft")}
        </Note>
      )}
      <ElsewhereNote elsewhere={elsewhere} />
    </>
  );
}
