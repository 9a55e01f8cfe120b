import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { freshnesses, problemStates } from "../api/entry-choice.ts";
import { myCommunitiesQuery, type SearchScope } from "../api/queries.ts";
import { tagsQuery } from "../api/tag-queries.ts";
import { useApi } from "../api/use-api.ts";
import { FollowTag } from "./FollowTag.tsx";
import { OneChoice, type OneChoiceProps } from "../components/OneChoice.tsx";
import { narrowedTo, type Narrowed } from "./search-words.ts";

const useStyles = makeStyles({
  row: {
    display: "grid",
    gridTemplateColumns: "repeat(auto-fit, minmax(130px, 1fr))",
    gap: tokens.spacingHorizontalM,
  },
});

export interface SearchFiltersProps {
  scope: SearchScope;
  narrowed: Narrowed;
  onNarrow: (narrowed: Narrowed) => void;
}

/** Narrows a search, and follows the tag to which it is narrowed. */
export function SearchFilters({ scope, narrowed, onNarrow }: SearchFiltersProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const communityId = scope === "mine" ? narrowed.communityId : scope.communityId;
  const change = (named: Parameters<typeof narrowedTo>[0]) => onNarrow(narrowedTo({ ...narrowed, ...named }));
  return (
    <>
      <div className={styles.row} role="group" aria-label={t("filters.narrow")}>
        {scope === "mine" && (
          // Another community has other tags.
          <CommunityChoice chosen={communityId} onChoose={(id) => change({ communityId: id, tag: "" })} />
        )}
        <OneChoice
          label={t("filters.kind")}
          chosen={narrowed.kind}
          choices={[
            ["", t("filters.anyKind")],
            ["tip", t("filters.tips")],
            ["problem", t("filters.problems")],
          ]}
          onChoose={(kind) =>
            change({
              kind,
              ...(kind !== "problem" && { state: "" }),
              ...(kind !== "tip" && { freshness: "" }),
            })
          }
        />
        {narrowed.kind === "problem" && (
          <OneChoice
            label={t("filters.state")}
            chosen={narrowed.state}
            choices={[
              ["", t("filters.anyState")],
              ...problemStates.map((one) => [one, t(`filters.${one}`)] as const),
            ]}
            onChoose={(state) => change({ state })}
          />
        )}
        {narrowed.kind === "tip" && (
          <OneChoice
            label={t("filters.freshness")}
            chosen={narrowed.freshness}
            choices={[
              ["", t("filters.anyFreshness")],
              ...freshnesses.map((one) => [one, t(`filters.${one}`)] as const),
            ]}
            onChoose={(freshness) => change({ freshness })}
          />
        )}
        {communityId !== undefined && (
          <TagChoice communityId={communityId} chosen={narrowed.tag} onChoose={(tag) => change({ tag })} />
        )}
      </div>
      {communityId !== undefined && narrowed.tag !== undefined && (
        <FollowTag communityId={communityId} tag={narrowed.tag} />
      )}
    </>
  );
}

type ChoiceProps = Pick<OneChoiceProps, "chosen" | "onChoose">;

function CommunityChoice(props: ChoiceProps) {
  const { t } = useTranslation();
  const communities = useQuery(myCommunitiesQuery(useApi())).data?.communities ?? [];
  return (
    <OneChoice
      label={t("filters.where")}
      choices={[
        ["", t("filters.anywhere")],
        ...communities.map(({ id, name }): [string, string] => [id, name]),
      ]}
      {...props}
    />
  );
}

function TagChoice({ communityId, ...props }: ChoiceProps & { communityId: string }) {
  const { t } = useTranslation();
  const tags = useQuery(tagsQuery(useApi(), communityId)).data?.tags ?? [];
  if (tags.length === 0) return null;
  return (
    <OneChoice
      label={t("filters.tag")}
      choices={[["", t("filters.anyTag")], ...tags.map((tag): [string, string] => [tag, tag])]}
      {...props}
    />
  );
}
