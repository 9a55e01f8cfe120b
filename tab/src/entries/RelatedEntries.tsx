import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import { similarQuery } from "../api/problem-queries.ts";
import { useApi } from "../api/use-api.ts";
import { Part } from "../components/Part.tsx";
import { SimilarList } from "./SimilarList.tsx";

/** What else the community knows about it. A help only: nothing stands here where there is none, or it cannot be had. */
export function RelatedEntries({
  communityId,
  kind,
  id,
  title,
  linked = [],
}: EntryRef & {
  communityId: string;
  title: string;
  /** Ids of entries to which the page leads already. */
  linked?: readonly string[];
}) {
  const { t } = useTranslation();
  const found = useQuery(similarQuery(useApi(), communityId, title)).data?.entries ?? [];
  const others = found.filter((one) => (one.kind !== kind || one.id !== id) && !linked.includes(one.id));
  if (others.length === 0) return null;
  return (
    <Part title={t("similar.related")}>
      <SimilarList entries={others} />
    </Part>
  );
}
