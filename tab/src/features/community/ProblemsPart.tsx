// A community's problems, as the address says which. Loads when they are opened.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import { entryChoiceOf, problemChoiceQuery, type ProblemChoice } from "../../api/entry-choice.ts";
import { entriesQuery } from "../../api/problem-queries.ts";
import { tagsQuery } from "../../api/tag-queries.ts";
import { LoadingList } from "../../components/LoadingList.tsx";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ChoiceLinks } from "../../components/ChoiceLinks.tsx";
import { CopyLink } from "../../components/CopyLink.tsx";
import { EmptyState } from "../../components/EmptyState.tsx";
import { EntryPages } from "../../entries/EntryPages.tsx";
import { OneChoice } from "../../components/OneChoice.tsx";
import { paths } from "../../components/paths.ts";
import { Part } from "../../components/Part.tsx";

const useStyles = makeStyles({
  row: {
    display: "flex",
    flexWrap: "wrap",
    alignItems: "flex-end",
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
  },
  tag: { flex: "0 1 240px" },
});

export interface ProblemsPartProps {
  communityId: string;
  choice: ProblemChoice;
}

export function ProblemsPart({ communityId, choice }: ProblemsPartProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const address = (chosen: ProblemChoice) => paths.community(communityId) + problemChoiceQuery(chosen);
  const { which, ...rest } = choice;
  const api = useApi();
  const tags = useQuery(tagsQuery(api, communityId));
  // Asked for at once, and shown when the line above it does not change any more.
  const list = useInfiniteQuery(entriesQuery(api, { communityId }, entryChoiceOf(choice)));
  return (
    <Part title={t("community.tabs.problems")}>
      <ChoiceLinks
        label={t("filters.label")}
        choices={[
          { to: address(rest), name: t("filters.all"), isChosen: which === undefined },
          ...(["open", "unanswered", "solved"] as const).map((one) => ({
            to: address({ ...rest, which: one }),
            name: t(`filters.${one}`),
            isChosen: which === one,
          })),
        ]}
      />
      {tags.isLoading && tags.failureCount === 0 ? (
        <LoadingList label={t("search.searching")} />
      ) : (
        <>
          <div className={styles.row}>
            <TagChoice communityId={communityId} choice={choice} address={address} />
            <CopyLink path={address(choice)} label={t("filters.copyLink")} />
          </div>
          <EntryPages
            key={address(choice)}
            list={list}
            empty={<NoProblems communityId={communityId} choice={choice} />}
          />
        </>
      )}
    </Part>
  );
}

interface TagChoiceProps extends ProblemsPartProps {
  address: (choice: ProblemChoice) => string;
}

/** Absent while no tag is in use. */
function TagChoice({ communityId, choice, address }: TagChoiceProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const [, navigate] = useLocation();
  const { tag: chosen = "", ...rest } = choice;
  const inUse = useQuery(tagsQuery(useApi(), communityId)).data?.tags ?? [];
  const tags = chosen === "" || inUse.includes(chosen) ? inUse : [chosen, ...inUse];
  if (tags.length === 0) return null;
  return (
    <OneChoice
      className={styles.tag}
      label={t("filters.tag")}
      chosen={chosen}
      choices={[["", t("filters.anyTag")], ...tags.map((tag): [string, string] => [tag, tag])]}
      onChoose={(tag) => navigate(address(tag === "" ? rest : { ...rest, tag }))}
    />
  );
}

function NoProblems({ communityId, choice: { which, tag } }: ProblemsPartProps) {
  const { t } = useTranslation();
  if (which === undefined && tag === undefined) {
    return <EmptyState title={t("filters.nothing.title")}>{t("filters.nothing.text")}</EmptyState>;
  }
  if (which === "unanswered" && tag === undefined) {
    return <EmptyState title={t("filters.noneWaiting.title")}>{t("filters.noneWaiting.text")}</EmptyState>;
  }
  return (
    <EmptyState title={t("filters.nothingFits.title")}>
      {t("filters.nothingFits.text")}{" "}
      <AppLink to={paths.problems(communityId)}>{t("filters.nothingFits.all")}</AppLink>
    </EmptyState>
  );
}
