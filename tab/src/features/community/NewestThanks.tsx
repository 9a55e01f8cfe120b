import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { StoriesView, StoryView } from "../../../../bot/contract/stories.ts";
import type { ShownThanksPageView, ShownThanksView } from "../../../../bot/contract/thanks.ts";
import { communityPath, keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { useLayout } from "../../components/layout.ts";
import { LinkCard } from "../../components/LinkCard.tsx";
import { paths } from "../../components/paths.ts";
import { KindMark } from "../../entries/KindMark.tsx";

/** What people thanked each other for last, or the newest story where nobody did. */
export interface Newest {
  thanks?: ShownThanksView | undefined;
  story?: StoryView | undefined;
}

/** Not by the queries of their pages, whose file would come along beside the first screen. */
export function useNewestThanks(communityId: string) {
  const api = useApi();
  return useQuery({
    queryKey: [...keys.community(communityId), "thanks", "newest"],
    queryFn: async (): Promise<Newest> => {
      const path = communityPath(communityId);
      const [thanks] = (await api<ShownThanksPageView>(`${path}/thanks`)).thanks;
      if (thanks) return { thanks };
      const [story] = (await api<StoriesView>(`${path}/stories`)).stories;
      return { story };
    },
  });
}

export interface NewestThanksProps {
  communityId: string;
  newest: Newest;
}

/** Nothing where there is neither. */
export function NewestThanks({ communityId, newest: { thanks, story } }: NewestThanksProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  if (!thanks && !story) return null;
  const isNamed = thanks && thanks.from.name !== "" && thanks.to.name !== "";
  return (
    <ul className={layout.list}>
      <LinkCard
        to={(thanks ? paths.thanks : paths.stories)(communityId)}
        heading="h3"
        title={
          isNamed
            ? t("aside.thanks", { from: thanks.from.name, to: thanks.to.name })
            : (thanks?.reason ?? story?.text)
        }
        text={isNamed ? thanks.reason : ""}
      >
        <KindMark kind={thanks ? "thanks" : "story"} />
      </LinkCard>
    </ul>
  );
}
