import { Button } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { FollowingView } from "../../../../bot/contract/personal.ts";
import { followingQuery, homeKey, setFollowed } from "../../api/personal-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { SaidWithUndo } from "../../components/SaidWithUndo.tsx";

type FollowedTag = FollowingView["tags"][number];

/** Each can be unfollowed, and followed again. */
export function FollowedTags() {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const following = useQuery(followingQuery(api));
  const change = useMutation({
    mutationFn: ({ tag, followed }: { tag: FollowedTag; followed: boolean }) =>
      setFollowed(api, { communityId: tag.communityId, tag: tag.tag }, followed),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey });
      await queryClient.invalidateQueries({ queryKey: homeKey, refetchType: "none" });
    },
  });
  const letGo = change.isSuccess && !change.variables.followed ? change.variables.tag : undefined;
  const tags = following.data?.tags ?? [];
  if (tags.length === 0 && letGo === undefined) return null;
  const nameOf = ({ tag, communityName }: FollowedTag) =>
    communityName === "" ? tag : t("following.tagIn", { tag, community: communityName });
  return (
    <Part title={t("following.title")}>
      {tags.length > 0 && (
        <ul className={layout.chips}>
          {tags.map((tag) => (
            <li key={`${tag.communityId} ${tag.tag}`}>
              <Button
                size="small"
                icon={<DismissRegular />}
                iconPosition="after"
                aria-label={t("following.letGo", { tag: nameOf(tag) })}
                disabledFocusable={change.isPending}
                onClick={() => change.mutate({ tag, followed: false })}
              >
                {nameOf(tag)}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <SaidWithUndo
        said={letGo && t("following.wasLetGo", { tag: nameOf(letGo) })}
        isBusy={change.isPending}
        onUndo={() => letGo && change.mutate({ tag: letGo, followed: true })}
      />
      {change.isError && <ErrorNote error={change.error} />}
    </Part>
  );
}
