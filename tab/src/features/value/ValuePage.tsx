// What a community is worth to its members: figures of a year of which none tells of anybody, and the stories that people
// share. No target, no comparison.
import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { useSearch } from "wouter";
import type { ValueView } from "../../../../bot/contract/stories.ts";
import { valueQuery } from "../../api/story-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../components/BackLink.tsx";
import { ChoiceLinks } from "../../components/ChoiceLinks.tsx";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { PageFrame } from "../../components/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { sheet } from "../../components/sheet.ts";
import { HelpedMe } from "../../components/story/HelpedMe.tsx";
import { dateLocale } from "../../words/words.ts";
import { BarTable } from "./BarTable.tsx";
import { SharedStories } from "./SharedStories.tsx";
import { minutesWords, quarterWords } from "./value-words.ts";
import { yearIn } from "./year.ts";

const useStyles = makeStyles({
  intro: { margin: 0, maxWidth: "68ch", color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  figures: sheet,
  minutes: {
    margin: 0,
    fontSize: tokens.fontSizeBase500,
    lineHeight: tokens.lineHeightBase500,
    fontWeight: tokens.fontWeightSemibold,
  },
  quiet: { margin: 0, color: tokens.colorNeutralForeground3 },
  heading: {
    margin: 0,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

export function ValuePage({ communityId }: { communityId: string }) {
  const { t } = useTranslation();
  const styles = useStyles();
  const value = useQuery(valueQuery(useApi(), communityId, yearIn(useSearch())));
  const back = <BackLink to={paths.community(communityId)}>{t("value.back")}</BackLink>;

  if (value.isLoadingError) {
    const notFound = { title: t("errors.community.title"), text: t("errors.community.text") };
    const retry = () => void value.refetch();
    return <ErrorScreen error={value.error} onRetry={retry} notFound={notFound} above={back} />;
  }
  if (value.isPending) return <LoadingScreen label={t("value.loading")} />;
  const { communityName, year, years } = value.data;
  return (
    <PageFrame
      title={t("value.title", { name: communityName })}
      above={back}
      below={<p className={styles.intro}>{t("value.intro")}</p>}
    >
      {years.length > 1 && (
        <ChoiceLinks
          label={t("value.years")}
          choices={years.map((one) => ({
            to: paths.valueOf(communityId, one),
            name: String(one),
            isChosen: one === year,
          }))}
        />
      )}
      <Figures value={value.data} />
      <div>
        <AppButtonLink to={paths.managerPage(communityId, year)}>{t("value.page")}</AppButtonLink>
      </div>
      <HelpedMe communityId={communityId} about={{ kind: "community", id: communityId }} />
      <SharedStories communityId={communityId} />
    </PageFrame>
  );
}

function Figures({ value }: { value: ValueView }) {
  const { t, i18n } = useTranslation();
  const styles = useStyles();
  const { year, minutes, cycles, stories, solved, reading } = value;
  const isEmpty = minutes === undefined && [cycles, stories, solved].every((figures) => figures.length === 0);
  const locale = dateLocale(i18n.language, i18n.resolvedLanguage ?? "en");
  const overTheYear = (figures: ValueView["stories"]) =>
    figures.map(({ quarter, count }) => ({ name: quarterWords(quarter, locale), count }));
  return (
    <section className={styles.figures} aria-label={String(year)}>
      <h2 className={styles.heading}>{year}</h2>
      {isEmpty && <p className={styles.quiet}>{t("value.none", { year })}</p>}
      {minutes !== undefined && <p className={styles.minutes}>{minutesWords(minutes, t)}</p>}
      <BarTable
        caption={t("value.cycles")}
        columns={[t("value.kind"), t("value.stories")]}
        rows={cycles.map(({ cycle, count }) => ({ name: t(`story.cycles.${cycle}`), count }))}
      />
      <BarTable
        caption={t("value.quarters")}
        columns={[t("value.time"), t("value.stories")]}
        rows={overTheYear(stories)}
      />
      <BarTable
        caption={t("value.solved")}
        columns={[t("value.time"), t("value.problems")]}
        rows={overTheYear(solved)}
      />
      {reading && <p className={styles.quiet}>{t("value.reading")}</p>}
    </section>
  );
}
