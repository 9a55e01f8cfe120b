import { Button, Field, Select } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { useLayout } from "../../components/layout.ts";

interface ChosenCommunitiesProps {
  /** Which words say what they are chosen for. */
  words: "mute" | "problems";
  /** Ids. */
  chosen: readonly string[];
  onChoose: (id: string) => void;
  onUndo: (id: string) => void;
}

/** Communities for which something else holds. One that was left can still be muted: its tags may be followed, too. */
export function ChosenCommunities({ words, chosen, onChoose, onUndo }: ChosenCommunitiesProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const mine = useQuery(myCommunitiesQuery(useApi()));
  const communities = mine.data?.communities ?? [];
  const others = communities.filter(({ id }) => !chosen.includes(id));
  return (
    <>
      {others.length > 0 && (
        <Field label={t(`notices.${words}.label`)}>
          <Select value="" onChange={(_event, { value }) => onChoose(value)}>
            <option value="">{t("notices.choose")}</option>
            {others.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {mine.data !== undefined && chosen.length > 0 && (
        <ul className={layout.tightList}>
          {chosen.map((id) => {
            const name = communities.find((one) => one.id === id)?.name ?? t("notices.left");
            return (
              <li key={id} className={layout.wideRow}>
                <span dir="auto">{t(`notices.${words}.of`, { name })}</span>
                <Button
                  size="small"
                  aria-label={t(`notices.${words}.undoOf`, { name })}
                  onClick={() => onUndo(id)}
                >
                  {t(`notices.${words}.undo`)}
                </Button>
              </li>
            );
          })}
        </ul>
      )}
    </>
  );
}
