import { useTranslation } from "react-i18next";
import { ErrorNote } from "../components/ErrorNote.tsx";

/** Why saving did not work. The form stands as it was, so trying again is its own Save. */
export function SaveProblem({ error }: { error: unknown }) {
  const { t } = useTranslation();
  return <ErrorNote error={error} also={t("write.kept")} />;
}
