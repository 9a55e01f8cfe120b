import { makeStyles, tokens } from "@fluentui/react-components";
import { Suspense, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityView } from "../../../../bot/contract/communities.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { Day } from "../../components/Day.tsx";
import { later } from "../../components/later.ts";
import { Note } from "../../components/Note.tsx";
import { paths } from "../../components/paths.ts";

const NoPlaceNote = later(async () => (await import("./NoPlaceNote.tsx")).NoPlaceNote);

const useStyles = makeStyles({
  links: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "center",
    // What comes beside them a little later moves nothing below.
    minHeight: "24px",
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
  },
});

export interface CommunityNotesProps {
  community: CommunityView;
  /** Beside the links. */
  children?: ReactNode;
}

/** What everybody should know of a community before they write in it, and the way to all the rest. */
export function CommunityNotes({ community, children }: CommunityNotesProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const { closed, visibilityPlan } = community;
  return (
    <>
      {closed !== undefined && (
        <Note>
          {t("community.closed")} <Day of={closed.until} />
        </Note>
      )}
      {visibilityPlan !== undefined && (
        <Note>
          {t("community.opensToAll")} <Day of={visibilityPlan.from} />
        </Note>
      )}
      {community.places.length === 0 && (
        <Suspense>
          <NoPlaceNote community={community} />
        </Suspense>
      )}
      <div className={styles.links}>
        <AppLink to={paths.about(community.id)}>{t("community.about")}</AppLink>
        <AppLink to={paths.thanks(community.id)}>{t("community.thanks")}</AppLink>
        <AppLink to={paths.stories(community.id)}>{t("community.stories")}</AppLink>
        {children}
      </div>
    </>
  );
}
