import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { DismissRegular } from "@fluentui/react-icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { HomeView } from "../../../../bot/contract/personal.ts";
import { followingQuery, homeKey, setFollowed } from "../../api/personal-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { EntryList } from "../../entries/EntryList.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";

const useStyles = makeStyles({
  said: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    gap: tokens.spacingHorizontalS,
    ":empty": { display: "none" },
  },
});

type FollowedTag = HomeView["followedTags"][number];

export interface FollowedProps {
  entries: HomeView["followed"];
  tags: readonly FollowedTag[];
}

/** The newest of what one follows, and the tags themselves: each can be let go, and taken up again. */
export function Followed({ entries, tags }: FollowedProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  const api = useApi();
  const queryClient = useQueryClient();
  const change = useMutation({
    mutationFn: ({ tag, followed }: { tag: FollowedTag; followed: boolean }) =>
      setFollowed(api, { communityId: tag.communityId, tag: tag.tag }, followed),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: followingQuery(api).queryKey });
      await queryClient.invalidateQueries({ queryKey: homeKey });
    },
  });
  const letGo = change.isSuccess && !change.variables.followed ? change.variables.tag : undefined;
  if (entries.length === 0 && tags.length === 0 && letGo === undefined) return null;
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
                aria-label={t("following.letGo", { tag: tag.tag, community: tag.communityName })}
                disabledFocusable={change.isPending}
                onClick={() => change.mutate({ tag, followed: false })}
              >
                {t("following.tagIn", { tag: tag.tag, community: tag.communityName })}
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div role="status" className={styles.said}>
        {letGo !== undefined && (
          <>
            <span>{t("following.wasLetGo", { tag: letGo.tag })}</span>
            <Button size="small" onClick={() => change.mutate({ tag: letGo, followed: true })}>
              {t("following.undo")}
            </Button>
          </>
        )}
      </div>
      {change.isError && <ErrorNote error={change.error} />}
      {entries.length > 0 ? (
        <EntryList entries={entries} showCommunity />
      ) : (
        <p className={layout.quiet}>{t("following.nothing")}</p>
      )}
    </Part>
  );
}
