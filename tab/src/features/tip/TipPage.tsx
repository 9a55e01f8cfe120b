import { makeStyles, tokens } from "@fluentui/react-components";
import { EditRegular } from "@fluentui/react-icons";
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { TipView } from "../../../../bot/contract/tips.ts";
import { tipQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink, AppLink } from "../../components/AppLink.tsx";
import { BackLink } from "../../page/BackLink.tsx";
import { CopyLink } from "../../components/CopyLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { SourceLine } from "../../entries/SourceLine.tsx";
import { TagLine } from "../../entries/TagLine.tsx";
import { ThankLink } from "../../entries/ThankLink.tsx";
import { useCredit } from "../../entries/use-credit.ts";
import { PinButton } from "../../entries/PinButton.tsx";
import { HelpedMe } from "../stories/HelpedMe.tsx";
import { useModeration } from "../../moderating/use-moderation.tsx";
import { BookmarkButton } from "../../entries/BookmarkButton.tsx";
import { FollowButtons } from "../../entries/FollowButtons.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { FromProblem } from "./FromProblem.tsx";
import { MyWords } from "./MyWords.tsx";
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
  const personName = usePersonName();
  const styles = useStyles();
  const layout = useLayout();
  const details = useDetails();
  const credit = useCredit();
  const moderation = useModeration({
    communityId: tip.communityId,
    about: { kind: "tip", id: tip.id },
    canHide: tip.canHide,
    canReport: true,
    hidden: tip.hidden,
  });
  return (
    <PageFrame title={tip.title} above={above} below={<p className={layout.quiet}>{credit(tip.credit)}</p>}>
      <div className={layout.row}>
        <AppButtonLink icon={<EditRegular />} to={paths.editTip(tip.communityId, tip.id)}>
          {t("tip.edit")}
        </AppButtonLink>
        {tip.hidden === undefined && (
          <PinButton communityId={tip.communityId} entry={{ kind: "tip", id: tip.id }} />
        )}
        <BookmarkButton communityId={tip.communityId} entry={{ kind: "tip", id: tip.id }} />
        {tip.credit.people.length > 0 && tip.hidden === undefined && (
          <ThankLink communityId={tip.communityId} about={{ tip: tip.id }} />
        )}
        <CopyLink path={paths.tip(tip.communityId, tip.id)} />
        {moderation.button}
      </div>
      {moderation.panel}
      <MyWords tip={tip} />
      <article className={details.card}>
        <LazyMarkdown text={tip.markdown} topHeading={2} />
        <TagLine tags={tip.tags} communityId={tip.communityId} />
        <footer className={styles.foot}>
          {tip.source.kind === "solution" ? (
            <FromProblem communityId={tip.communityId} problemId={tip.source.problemId} />
          ) : (
            <SourceLine source={tip.source} />
          )}
          <span>
            {tip.savedBy !== undefined &&
              `${t("tip.savedBy", { name: personName({ kind: "person", ...tip.savedBy }) })} · `}
            <Day of={tip.createdAt} />
          </span>
          {tip.changedAt !== tip.createdAt && (
            <span>
              {t("tip.changed")}
              {" · "}
              <Day of={tip.changedAt} />
              {" · "}
              <AppLink to={paths.tipHistory(tip.communityId, tip.id)}>{t("tip.history")}</AppLink>
            </span>
          )}
        </footer>
      </article>
      <TipChecks tip={tip} />
      <FollowButtons communityId={tip.communityId} tags={tip.tags} />
      <HelpedMe communityId={tip.communityId} about={{ kind: "tip", id: tip.id }} />
    </PageFrame>
  );
}
