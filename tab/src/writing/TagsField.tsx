import { Field, Input, makeStyles, ToggleButton, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { tagsQuery } from "../api/tag-queries.ts";
import { useApi } from "../api/use-api.ts";
import { useSettled } from "../components/use-settled.ts";
import { useLayout } from "../components/layout.ts";
import { begunTag, hasTag, toggleTag } from "./tag-line.ts";

const useStyles = makeStyles({
  inUse: { display: "flex", flexWrap: "wrap", alignItems: "center", gap: tokens.spacingHorizontalXS },
  tag: {
    minWidth: 0,
    fontWeight: tokens.fontWeightRegular,
    "@media (pointer: coarse)": { minHeight: "40px" },
  },
});

/** As many suggestions as can be taken in at a glance; all others can be typed. */
const suggestionsShown = 12;

/** How long typing rests before tags are looked for. */
const restMs = 200;

export interface TagsFieldProps {
  id: string;
  communityId: string;
  /** As typed: separated by commas. */
  line: string;
  fault: string | undefined;
  onChange: (line: string) => void;
}

export function TagsField({ id, communityId, line, fault, onChange }: TagsFieldProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const layout = useLayout();
  // Suggestions are a help only: without them the field works just as well.
  const api = useApi();
  const inUse = useQuery(tagsQuery(api, communityId)).data?.tags ?? [];
  const begun = useSettled(begunTag(line, inUse), restMs);
  const found = useQuery({ ...tagsQuery(api, communityId, begun), enabled: begun !== "" }).data?.tags ?? [];
  const suggested = [...new Set([...(begun === "" ? [] : found), ...inUse])].slice(0, suggestionsShown);
  return (
    <div className={layout.closest}>
      <Field
        label={t("write.fields.tags")}
        hint={t("write.fields.tagsHint")}
        validationMessage={fault ?? null}
      >
        <Input id={id} value={line} onChange={(_event, { value }) => onChange(value)} />
      </Field>
      {suggested.length > 0 && (
        <div className={styles.inUse} role="group" aria-labelledby={`${id}-in-use`}>
          <span id={`${id}-in-use`} className={layout.small}>
            {t("write.fields.tagsInUse")}
          </span>
          {suggested.map((tag) => (
            <ToggleButton
              key={tag}
              className={styles.tag}
              size="small"
              shape="circular"
              checked={hasTag(line, tag)}
              onClick={() => onChange(toggleTag(line, tag, [...inUse, ...found]))}
            >
              {tag}
            </ToggleButton>
          ))}
        </div>
      )}
    </div>
  );
}
