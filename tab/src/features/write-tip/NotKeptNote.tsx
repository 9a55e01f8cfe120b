import { useTranslation } from "react-i18next";
import { Note } from "../../components/Note.tsx";
import type { Draft } from "./draft.ts";

/** Says what a pasted message could not bring along. */
export function NotKeptNote({ draft: { notKept, source, markdown } }: { draft: Draft }) {
  const { t } = useTranslation();
  const { pictures, attachments } = notKept ?? { pictures: 0, attachments: 0 };
  return (
    <>
      {source !== undefined && markdown === "" && <Note>{t("write.linkOnly")}</Note>}
      {pictures + attachments > 0 && (
        <Note title={t("write.notKept.title")}>
          {pictures > 0 && t("write.notKept.pictures", { count: pictures })}{" "}
          {attachments > 0 && t("write.notKept.attachments", { count: attachments })}
        </Note>
      )}
    </>
  );
}
