import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { askableQuery } from "../api/ask-me-queries.ts";
import { useApi } from "../api/use-api.ts";
import { useLayout } from "../components/layout.ts";
import { useNames } from "../components/use-names.ts";

/** Who said that they may be asked about any of these tags, in random order. Absent where nobody did. */
export function Askable({ communityId, tags }: { communityId: string; tags: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const named = useNames();
  const people = useQuery(askableQuery(useApi(), communityId, tags)).data?.people ?? [];
  if (people.length === 0) return null;
  return (
    <p className={layout.small}>{t("askMe.people", { names: named(people.map(({ name }) => name)) })}</p>
  );
}
