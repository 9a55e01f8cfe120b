import { Button } from "@fluentui/react-components";
import { AlertRegular, AlertOffRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { FollowingView } from "../../../bot/contract/personal.ts";
import { followingQuery, homeKey, setFollowed, type Followable } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { ToggleButton } from "../components/ToggleButton.tsx";
import { useLayout } from "../components/layout.ts";

export interface FollowButtonsProps {
  communityId: string;
  /** Of a problem's page. */
  problemId?: string;
  tags: readonly string[];
}

/** Follows the problem, or tags of the community: new things then show in one's personal tab, and nobody is told. */
export function FollowButtons({ communityId, problemId, tags }: FollowButtonsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const [showsTags, setShowsTags] = useState(false);
  const tagsId = useId();
  const following = useQuery(followingQuery(useApi())).data;
  if (following === undefined || (problemId === undefined && tags.length === 0)) return null;
  return (
    <>
      <div className={layout.row}>
        {problemId !== undefined && (
          <FollowButton
            what={{ communityId, problemId }}
            following={following}
            follow={t("following.problem")}
            unfollow={t("following.problemNoMore")}
          />
        )}
        {tags.length > 0 && (
          <Button
            appearance="subtle"
            aria-expanded={showsTags}
            aria-controls={tagsId}
            onClick={() => setShowsTags(!showsTags)}
          >
            {t("following.tags")}
          </Button>
        )}
      </div>
      <div id={tagsId} className={showsTags ? layout.row : undefined} hidden={!showsTags}>
        {showsTags &&
          tags.map((tag) => (
            <FollowButton
              key={tag}
              what={{ communityId, tag }}
              following={following}
              follow={t("following.tag", { tag })}
              unfollow={t("following.tagNoMore", { tag })}
            />
          ))}
      </div>
    </>
  );
}

const isFollowed = ({ tags, problems }: FollowingView, what: Followable): boolean =>
  "tag" in what
    ? tags.some(({ communityId, tag }) => communityId === what.communityId && tag === what.tag)
    : problems.some(({ communityId, id }) => communityId === what.communityId && id === what.problemId);

interface FollowButtonProps {
  what: Followable;
  following: FollowingView;
  follow: string;
  unfollow: string;
}

function FollowButton({ what, following, follow, unfollow }: FollowButtonProps) {
  const { t } = useTranslation();
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: (followed: boolean) => setFollowed(api, what, followed),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey });
      await queryClient.invalidateQueries({ queryKey: homeKey });
    },
  });
  const followed = isFollowed(following, what);
  return (
    <ToggleButton
      isOn={followed}
      change={change}
      icon={followed ? <AlertOffRegular /> : <AlertRegular />}
      turnedOn={t("following.begun")}
      turnedOff={t("following.ended")}
    >
      {followed ? unfollow : follow}
    </ToggleButton>
  );
}
