import { makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { tipQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { Named } from "../../components/Named.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { RelatedEntries } from "../../entries/RelatedEntries.tsx";
import { SourceLine } from "../../entries/SourceLine.tsx";
import { TagLine } from "../../entries/TagLine.tsx";
import { useCredit } from "../../entries/use-credit.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { Note } from "../../components/Note.tsx";
import { isFirstTipStep } from "../../writing/first-tip-step.ts";
import { FromProblem } from "./FromProblem.tsx";
import { MyWords } from "./MyWords.tsx";
import { TipActions } from "./TipActions.tsx";
import { TipChecks } from "./TipChecks.tsx";

const useStyles = makeStyles({
  foot: {
    display: "flex",
    flexDirection: "column",
    gap: tokens.spacingVerticalXXS,
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
});

export function TipPage({ communityId, tipId }: { communityId: string; tipId: string }) {
  const { t } = useTranslation();
  const tip = useQuery(tipQuery(useApi(), communityId, tipId));
  const back = <BackLink to={paths.community(communityId)}>{t("tip.allTips")}</BackLink>;

  if (tip.isLoadingError) {
    const notFound = { title: t("tip.missing.title"), text: t("tip.missing.text") };
    return (
      <ErrorScreen error={tip.error} onRetry={() => void tip.refetch()} notFound={notFound} above={back} />
    );
  }
  if (tip.isPending) return <LoadingScreen label={t("tip.loading")} />;
  return <Tip tip={tip.data} above={back} />;
}

function Tip({ tip, above }: { tip: TipView; above: ReactNode }) {
  const { t } = useTranslation();
  const details = useDetails();
  const [isFirst] = useState(isFirstTipStep);
  const [isFormOpen, setFormOpen] = useState(false);
  const [showsMyWords, setShowsMyWords] = useState(false);
  // One question at a time: their name comes first.
  const asksName = tip.myWords !== undefined && (showsMyWords || tip.myWords.answer === undefined);
  return (
    <PageFrame title={tip.title} above={above} below={<Byline tip={tip} />}>
      {isFirst && <Note>{t("tip.first")}</Note>}
      <MyWords tip={tip} isOpen={asksName} onAnswered={() => setShowsMyWords(false)} />
      <TipChecks tip={tip} isHeld={asksName} isFormOpen={isFormOpen} onFormOpen={setFormOpen} />
      <article className={details.card}>
        <LazyMarkdown text={tip.markdown} topHeading={2} />
        <TagLine tags={tip.tags} communityId={tip.communityId} />
        <Origin tip={tip} />
      </article>
      <TipActions
        tip={tip}
        asksName={asksName}
        onFailed={() => setFormOpen(true)}
        onMyName={() => setShowsMyWords(true)}
      />
      <RelatedEntries
        communityId={tip.communityId}
        kind="tip"
        id={tip.id}
        title={tip.title}
        linked={tip.source.kind === "solution" ? [tip.source.problemId] : []}
      />
    </PageFrame>
  );
}

/** Whom it thanks, and when it was saved and changed. */
function Byline({ tip: { credit, createdAt, changedAt } }: { tip: TipView }) {
  const { t } = useTranslation();
  const details = useDetails();
  const personName = usePersonName();
  const words = useCredit();
  const { people, changedBy } = credit;
  return (
    <p className={details.byline}>
      <Named people={people}>{words({ people })}</Named>
      <Day of={createdAt} />
      {changedAt !== createdAt && (
        <Day
          of={changedAt}
          within={(day) =>
            changedBy === undefined
              ? t("tip.changed", { day })
              : t("tip.changedByOn", { day, name: personName(changedBy) })
          }
        />
      )}
    </p>
  );
}

/** Where it comes from, who saved it, and when it was confirmed. */
function Origin({ tip }: { tip: TipView }) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const styles = useStyles();
  return (
    <footer className={styles.foot}>
      {tip.source.kind === "solution" ? (
        <FromProblem communityId={tip.communityId} problemId={tip.source.problemId} />
      ) : (
        <SourceLine source={tip.source} />
      )}
      {tip.savedBy !== undefined && <span>{t("tip.savedBy", { name: personName(tip.savedBy) })}</span>}
      {tip.confirmedAt !== undefined && (
        <Day of={tip.confirmedAt} within={(day) => t("checks.confirmed", { day })} />
      )}
    </footer>
  );
}
