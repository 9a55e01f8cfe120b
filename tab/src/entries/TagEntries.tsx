import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { askableQuery } from "../api/ask-me-queries.ts";
import { entriesQuery } from "../api/problem-queries.ts";
import { useApi } from "../api/use-api.ts";
import { isNothingFocused } from "../components/focus.ts";
import { useLayout } from "../components/layout.ts";
import { Askable } from "./Askable.tsx";
import { EntryPages } from "./EntryPages.tsx";
import { FollowTag } from "./FollowTag.tsx";

export interface TagEntriesProps {
  communityId: string;
  tag: string;
  onClear: () => void;
}

/** All that bears a tag, newest first, and following it. */
export function TagEntries({ communityId, tag, onClear }: TagEntriesProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const list = useInfiniteQuery(entriesQuery(api, { communityId }, { tag }));
  const askable = useQuery(askableQuery(api, communityId, tag));
  const heading = useRef<HTMLHeadingElement>(null);

  useEffect(() => {
    // The link that was pressed is gone with the list in which it stood.
    if (isNothingFocused()) heading.current?.focus();
  }, [tag, list.data]);

  return (
    <section className={layout.column} aria-labelledby="tag-entries">
      <div className={layout.wideRow}>
        <h2 ref={heading} id="tag-entries" tabIndex={-1} className={layout.heading}>
          {t("following.entries", { tag })}
        </h2>
        <FollowTag communityId={communityId} tag={tag} />
        <Button appearance="subtle" icon={<DismissRegular />} onClick={onClear}>
          {t("following.clear")}
        </Button>
      </div>
      <Askable communityId={communityId} tags={tag} />
      <EntryPages
        list={list}
        isHeld={askable.isLoading && askable.failureCount === 0}
        empty={
          <p role="status" className={layout.status}>
            {t("following.none")}
          </p>
        }
      />
    </section>
  );
}
