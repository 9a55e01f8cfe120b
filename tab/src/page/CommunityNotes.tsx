import { Suspense } from "react";
import { useTranslation } from "react-i18next";
import type { CommunityView } from "../../../bot/contract/communities.ts";
import { Day } from "../components/Day.tsx";
import { later } from "../components/later.ts";
import { Note } from "../components/Note.tsx";

const NoPlaceNote = later(async () => (await import("./NoPlaceNote.tsx")).NoPlaceNote);

/** What people should know of a community before they write in it. */
export function CommunityNotes({ community }: { community: CommunityView }) {
  const { t } = useTranslation();
  const { closed, visibilityPlan, places, isSample } = community;
  return (
    <>
      {isSample && <Note>{t("community.sample")}</Note>}
      {closed !== undefined && (
        <Note>
          <Day of={closed.until} within={(day) => t("community.closed", { day })} />
        </Note>
      )}
      {visibilityPlan !== undefined && (
        <Note>
          <Day of={visibilityPlan.from} within={(day) => t("community.opensToAll", { day })} />
        </Note>
      )}
      {places.length === 0 && (
        <Suspense>
          <NoPlaceNote community={community} />
        </Suspense>
      )}
    </>
  );
}
