import { useTranslation } from "react-i18next";
import type { CommunityView } from "../../../bot/contract/communities.ts";
import { AppLink } from "../components/AppLink.tsx";
import { Note } from "../components/Note.tsx";
import { paths } from "../components/paths.ts";

/** Who is in a community that lives in no channel or chat, and the way to one. */
export function NoPlaceNote({ community: { id, visibility } }: { community: CommunityView }) {
  const { t } = useTranslation();
  return (
    <Note action={<AppLink to={paths.settings(id)}>{t("noPlace.how")}</AppLink>}>
      {t(`noPlace.now.${visibility}`)}
    </Note>
  );
}
