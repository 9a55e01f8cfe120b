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
import { SourceLine } from "../../entries/SourceLine.tsx";
import { TagLine } from "../../entries/TagLine.tsx";
import { useCredit } from "../../entries/use-credit.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
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
  const layout = useLayout();
  const details = useDetails();
  const credit = useCredit();
  const [isFirst] = useState(isFirstTipStep);
  const [isFormOpen, setFormOpen] = useState(false);
  const [showsMyWords, setShowsMyWords] = useState(false);
  return (
    <PageFrame
      title={tip.title}
      above={above}
      below={
        <p className={layout.quiet}>
          <Named people={tip.credit.people}>{credit(tip.credit)}</Named>
        </p>
      }
    >
      {isFirst && <Note>{t("tip.first")}</Note>}
      <MyWords tip={tip} isOpen={showsMyWords} />
      <TipChecks tip={tip} isFormOpen={isFormOpen} onFormOpen={setFormOpen} />
      <article className={details.card}>
        <LazyMarkdown text={tip.markdown} topHeading={2} />
        <TagLine tags={tip.tags} communityId={tip.communityId} />
        <Origin tip={tip} />
      </article>
      <TipActions tip={tip} onFailed={() => setFormOpen(true)} onMyName={() => setShowsMyWords(true)} />
    </PageFrame>
  );
}

/** Where it comes from, and when it was written, changed and confirmed. */
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
      <span>
        {tip.savedBy !== undefined && `${t("tip.savedBy", { name: personName(tip.savedBy) })} · `}
        <Day of={tip.createdAt} />
      </span>
      {tip.changedAt !== tip.createdAt && (
        <span>
          {t("tip.changed")} <Day of={tip.changedAt} />
        </span>
      )}
      {tip.confirmedAt !== undefined && (
        <span>
          {t("checks.confirmed")} <Day of={tip.confirmedAt} />
        </span>
      )}
    </footer>
  );
}
