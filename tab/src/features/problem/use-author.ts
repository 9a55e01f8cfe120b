import { useTranslation } from "react-i18next";
import type { AuthorView } from "../../../../bot/contract/problems.ts";

/** Writes who did something. One who asked without a name stays without it, and who left has none any more. */
export function useAuthor(): (author: AuthorView) => string {
  const { t } = useTranslation();
  return (author) => (author.kind === "person" && author.name !== "" ? author.name : t("problems.somebody"));
}
