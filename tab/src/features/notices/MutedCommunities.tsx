import { Button, Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { useLayout } from "../../components/layout.ts";

export interface MutedCommunitiesProps {
  /** Ids. */
  muted: readonly string[];
  onMute: (muted: string[]) => void;
}

/** Communities of which nothing is sent. One that was left can still be muted: it may have been followed, too. */
export function MutedCommunities({ muted, onMute }: MutedCommunitiesProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const mine = useQuery(myCommunitiesQuery(useApi()));
  const communities = mine.data?.communities ?? [];
  const others = communities.filter(({ id }) => !muted.includes(id));
  return (
    <>
      {others.length > 0 && (
        <Field label={t("notices.mute.label")}>
          <Select value="" onChange={(_event, { value }) => onMute([...muted, value])}>
            <option value="">{t("notices.mute.choose")}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {mine.data !== undefined && muted.length > 0 && (
        <ul className={layout.tightList}>
          {muted.map((id) => {
            const name = communities.find((one) => one.id === id)?.name ?? t("notices.mute.left");
            return (
              <li key={id} className={layout.wideRow}>
                <span dir="auto">{name}</span>
                <Button
                  size="small"
                  aria-label={t("notices.mute.undoOf", { name })}
                  onClick={() => onMute(muted.filter((one) => one !== id))}
                >
                  {t("notices.mute.undo")}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
