import { ToggleButton } from "@fluentui/react-components";
import { AlertFilled, AlertRegular } from "@fluentui/react-icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { followingQuery, homeKey, setFollowed } from "../api/personal-queries.ts";
import { useApi } from "../api/use-api.ts";
import { describeError } from "../components/describe-error.ts";
import { useLayout } from "../components/layout.ts";

/** Follows a tag of a community, or no more. Nobody else is told. Absent while it is not known which of the two. */
export function FollowTag({ communityId, tag }: { communityId: string; tag: string }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const followed = useQuery(followingQuery(api)).data?.tags;
  const change = useMutation({
    mutationFn: (follows: boolean) => setFollowed(api, { communityId, tag }, follows),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey });
      await queryClient.invalidateQueries({ queryKey: homeKey });
    },
  });
  if (followed === undefined) return null;
  const isFollowed = followed.some((one) => one.communityId === communityId && one.tag === tag);
  return (
    <div className={layout.row}>
      <ToggleButton
        checked={isFollowed}
        icon={isFollowed ? <AlertFilled /> : <AlertRegular />}
        disabledFocusable={change.isPending}
        onClick={() => change.mutate(!isFollowed)}
      >
        {t(isFollowed ? "following.tagFollowed" : "following.tag")}
      </ToggleButton>
      <span role="status" className={layout.status}>
        {change.isSuccess && t(change.variables ? "following.begun" : "following.ended")}
        {change.isError && describeError(change.error, t).text}
      </span>
    </div>
  );
}
