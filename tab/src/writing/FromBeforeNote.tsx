import { Button } from "@fluentui/react-components";
import { useTranslation } from "react-i18next";
import { Note } from "../components/Note.tsx";

/** Says that the form holds an unfinished text from before. */
export function FromBeforeNote({ onStartAfresh }: { onStartAfresh: () => void }) {
  const { t } = useTranslation();
  return (
    <Note action={<Button onClick={onStartAfresh}>{t("write.startAgain")}</Button>}>{t("write.draft")}</Note>
  );
}
