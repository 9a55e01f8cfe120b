import { Field, SearchBox } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import { aboutQuery } from "../../api/stewardship-queries.ts";
import { tagRenamesQuery, tagsQuery } from "../../api/tag-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { CommunityErrorScreen } from "../../page/ErrorScreen.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { useSettled } from "../../components/use-settled.ts";
import { useLayout } from "../../components/layout.ts";
import { RenamedTags } from "./RenamedTags.tsx";
import { TagToRename } from "./TagToRename.tsx";

/** How long typing rests before it is searched for. */
const restMs = 200;

/** The tags of a community: every member may rename one, and take it back. */
export function TagsPage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const [typed, setTyped] = useState("");
  const [said, setSaid] = useState("");
  const begun = useSettled(typed.trim(), restMs);
  const about = useQuery(aboutQuery(api, communityId));
  const tags = useQuery(tagsQuery(api, communityId, begun));
  const renames = useQuery(tagRenamesQuery(api, communityId));

  if (about.isLoadingError)
    return <CommunityErrorScreen error={about.error} onRetry={() => void about.refetch()} />;
  if (about.isPending || (tags.isPending && typed === "")) return <LoadingScreen label={t("tags.loading")} />;
  const { community } = about.data;
  const isOpen = community.closed === undefined;
  const inUse = tags.data?.tags;
  return (
    <PageFrame
      title={t("tags.title", { name: community.name })}
      above={<BackLink to={paths.community(communityId)}>{t("tags.back")}</BackLink>}
      below={t("tags.intro")}
    >
      <div role="status">{said}</div>
      {tags.isError && <ErrorNote error={tags.error} onRetry={() => void tags.refetch()} />}
      {inUse?.length === 0 && begun === "" ? (
        <EmptyState title={t("tags.none.title")}>{t("tags.none.text")}</EmptyState>
      ) : (
        <Field label={t("tags.find")}>
          <SearchBox value={typed} maxLength={limits.tag} onChange={(_event, { value }) => setTyped(value)} />
        </Field>
      )}
      {inUse?.length === 0 && begun !== "" && <p className={layout.quiet}>{t("tags.nothing")}</p>}
      {inUse !== undefined && inUse.length > 0 && (
        <ul className={layout.tightList} aria-label={t("tags.inUse")}>
          {inUse.map((tag) => (
            <TagToRename
              key={tag}
              communityId={communityId}
              tag={tag}
              isOpen={isOpen}
              onRenamed={(to) => setSaid(t("tags.renamed", { from: tag, to }))}
            />
          ))}
        </ul>
      )}
      {inUse?.length === limits.suggestedTags && begun === "" && (
        <p className={layout.quiet}>{t("tags.most")}</p>
      )}
      {renames.data && (
        <RenamedTags
          communityId={communityId}
          renames={renames.data.renames}
          isOpen={isOpen}
          onUndone={(from) => setSaid(t("tags.takenBack", { from }))}
        />
      )}
    </PageFrame>
  );
}
