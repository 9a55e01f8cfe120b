import { useTranslation } from "react-i18next";
import { Note } from "../components/Note.tsx";

export interface NotKeptNoteProps {
  draft: {
    markdown: string;
    source?: object | undefined;
    notKept?: { pictures: number; attachments: number } | undefined;
  };
}

/** Says what a pasted message could not bring along. */
export function NotKeptNote({ draft: { notKept, source, markdown } }: NotKeptNoteProps) {
  const { t } = useTranslation();
  const { pictures, attachments } = notKept ?? { pictures: 0, attachments: 0 };
  return (
    <>
      {source !== undefined && markdown === "" && <Note>{t("write.linkOnly")}</Note>}
      {pictures + attachments > 0 && (
        <Note title={t("write.notKept.title")}>
          {pictures > 0 && <div>{t("write.notKept.pictures", { count: pictures })}</div>}
          {attachments > 0 && <div>{t("write.notKept.attachments", { count: attachments })}</div>}
        </Note>
      )}
    </>
  );
}
