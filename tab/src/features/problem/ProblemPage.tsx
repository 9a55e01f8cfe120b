// One problem with its replies, and what people do with it. Each change answers with the whole problem.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useEffect, useRef, useState, type ReactNode } from "react";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { ProblemView, ReplyView } from "../../../../bot/contract/problems.ts";
import { problemQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { BackLink } from "../../page/BackLink.tsx";
import { Day } from "../../components/Day.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { ErrorScreen } from "../../page/ErrorScreen.tsx";
import { isNothingFocused } from "../../components/focus.ts";
import { hasHelped } from "../../entries/has-helped.ts";
import { JoinOffer } from "../../components/JoinOffer.tsx";
import { KindMark } from "../../entries/KindMark.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { LoadingScreen } from "../../page/LoadingScreen.tsx";
import { Note } from "../../components/Note.tsx";
import { Named } from "../../components/Named.tsx";
import { PageFrame } from "../../page/PageFrame.tsx";
import { paths } from "../../components/paths.ts";
import { RelatedEntries } from "../../entries/RelatedEntries.tsx";
import { SourceLine } from "../../entries/SourceLine.tsx";
import { TagLine } from "../../entries/TagLine.tsx";
import { HelpedMe } from "../stories/HelpedMe.tsx";
import { usePersonName } from "../../components/use-person-name.ts";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { Part } from "../../components/Part.tsx";
import { LinkedCommunities } from "./LinkedCommunities.tsx";
import { askedOfStep, type Asked } from "../../writing/asked-step.ts";
import { ProblemActions } from "./ProblemActions.tsx";
import { ReplyCard, replyHeadingId } from "./ReplyCard.tsx";
import { SolutionTip } from "./SolutionTip.tsx";
import { hasReplyDraft, WriteReply } from "./WriteReply.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const useStyles = makeStyles({
  foot: {
    fontSize: tokens.fontSizeBase200,
    color: tokens.colorNeutralForeground3,
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: tokens.spacingVerticalM,
  },
});

interface ProblemPageProps {
  communityId: string;
  problemId: string;
  /** What a notice led to; undefined or unknown: nothing is open. */
  panel?: string | undefined;
}

export function ProblemPage({ communityId, problemId, panel }: ProblemPageProps) {
  const { t } = useTranslation();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  const back = <BackLink to={paths.problems(communityId)}>{t("problems.all")}</BackLink>;

  if (problem.isLoadingError) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    const retry = () => void problem.refetch();
    return <ErrorScreen error={problem.error} onRetry={retry} notFound={notFound} above={back} />;
  }
  if (problem.isPending) return <LoadingScreen label={t("problems.loading")} />;
  return <Problem problem={problem.data} above={back} panel={panel} />;
}

function Problem({
  problem,
  above,
  panel,
}: Pick<ProblemPageProps, "panel"> & { problem: ProblemView; above: ReactNode }) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const personName = usePersonName();
  const [last, setLast] = useState<DoneNow>();
  const said = useRef<HTMLParagraphElement>(null);
  const [asked] = useState(askedOfStep);
  const [isReplyOpen, setReplyOpen] = useState(() => hasReplyDraft(problem));
  const undoing = useProblemChange(problem, setLast);
  const { version, asker, reopened } = problem;
  const undo = last?.undo;
  const hasReplies = problem.replies.length + problem.hiddenReplies.length > 0;

  useEffect(() => {
    // What had the focus went away with what was done: on with what came of it.
    if (last?.version !== version || !isNothingFocused()) return;
    const reply = last.replyId === undefined ? null : document.getElementById(replyHeadingId(last.replyId));
    (reply ?? said.current)?.focus();
  }, [last, version]);

  const askedBy =
    asker.kind === "person"
      ? t("problems.askedBy", { name: personName(asker) })
      : t("problems.askedWithoutName");
  return (
    <PageFrame
      title={problem.title}
      above={above}
      below={
        <p className={details.byline}>
          <KindMark kind={problem.state} />
          <Named people={asker.kind === "person" ? [asker] : []}>{askedBy}</Named>
          <Day of={problem.createdAt} />
        </p>
      }
    >
      {asked !== undefined && <Note>{askedWords(asked, t)}</Note>}
      <LinkedCommunities problem={problem} />
      {reopened !== undefined && (
        <Note title={t("problems.reopened", { name: personName(reopened.by, "atStart") })}>
          <span className={details.typed} dir="auto">
            {reopened.reason}
          </span>
        </Note>
      )}
      <Question problem={problem} />
      <ProblemActions
        problem={problem}
        panel={panel}
        isJustAsked={asked !== undefined && !hasReplies}
        onDone={setLast}
        onReply={() => setReplyOpen(true)}
      />
      <div className={layout.row}>
        <p ref={said} role="status" tabIndex={-1} className={layout.said}>
          {last !== undefined && t(`problems.said.${last.done}`)}
        </p>
        {undo !== undefined && last?.version === version && (
          <Button
            size="small"
            appearance="subtle"
            disabledFocusable={undoing.isPending}
            onClick={() => undoing.mutate(undo)}
          >
            {t("app.undo")}
          </Button>
        )}
      </div>
      {undoing.isError && <ErrorNote error={undoing.error} />}
      <Replies problem={problem} onDone={setLast} />
      {(!problem.isMine || hasReplies || isReplyOpen) && (
        <WriteReply problem={problem} isOpen={isReplyOpen} onOpen={setReplyOpen} onDone={setLast} />
      )}
      {problem.state === "solved" && <RelatedEntries {...problem} kind="problem" linked={problem.tipIds} />}
      <JoinOffer communityId={problem.communityId} />
    </PageFrame>
  );
}

/** True to what happened: a card is under way to its place, or none is. */
function askedWords({ postedIn, isPrivateOnly }: Asked, t: TFunction): string {
  if (isPrivateOnly) return t("problems.said.askedPrivate");
  if (postedIn === undefined) return t("problems.said.asked");
  return postedIn === ""
    ? t("problems.said.askedPosted")
    : t("problems.said.askedPostedIn", { place: postedIn });
}

/** Nothing where the title says it all. */
function Question({ problem: { markdown, tags, source, communityId } }: { problem: ProblemView }) {
  const styles = useStyles();
  const details = useDetails();
  const isFromMessage = source.kind === "message";
  if (markdown === "" && tags.length === 0 && !isFromMessage) return null;
  return (
    <article className={details.card}>
      {markdown !== "" && <LazyMarkdown text={markdown} topHeading={2} />}
      <TagLine tags={tags} communityId={communityId} />
      {isFromMessage && (
        <footer className={styles.foot}>
          <SourceLine source={source} />
        </footer>
      )}
    </article>
  );
}

interface PartProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

type HiddenReply = ProblemView["hiddenReplies"][number];

/** The solution comes first and stands there only. */
function Replies({ problem, onDone }: PartProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const { replies, hiddenReplies } = problem;
  const solutions = replies.filter((reply) => hasHelped(reply));
  const others: (ReplyView | HiddenReply)[] = replies.filter((reply) => !hasHelped(reply));
  others.push(...hiddenReplies);
  others.sort((one, other) => (one.createdAt < other.createdAt ? -1 : 1));
  if (replies.length + hiddenReplies.length === 0)
    return (
      <p className={layout.quiet}>{t(problem.isMine ? "problems.noRepliesMine" : "problems.noReplies")}</p>
    );
  const cards = (shown: readonly (ReplyView | HiddenReply)[]) =>
    shown.map((one) =>
      "markdown" in one ? (
        <ReplyCard key={one.id} problem={problem} reply={one} onDone={onDone} />
      ) : (
        <Note key={one.id}>{t("hidden.reply")}</Note>
      ),
    );
  return (
    <>
      {solutions.length > 0 && (
        <Part title={t("problems.solution")}>
          {cards(solutions)}
          <AfterSolution problem={problem} solutions={solutions} />
        </Part>
      )}
      {others.length > 0 && (
        <Part title={t(solutions.length > 0 ? "problems.otherReplies" : "problems.replies")}>
          {cards(others)}
        </Part>
      )}
    </>
  );
}

/** That it helped, but for whose own it is, and the tip that is made of it. */
function AfterSolution({ problem, solutions }: { problem: ProblemView; solutions: readonly ReplyView[] }) {
  const personName = usePersonName();
  const { communityId, id } = problem;
  const ofOthers = solutions.filter(({ canEdit }) => !canEdit);
  const tip = <SolutionTip problem={problem} />;
  if (ofOthers.length === 0 || problem.hidden !== undefined) return tip;
  const helpers = ofOthers.flatMap(({ id: reply, author }) =>
    author.kind === "person" && author.name !== ""
      ? [
          {
            name: personName(author),
            thankAt: paths.giveThanks(communityId, { problem: id, reply }),
            hears: author.claim?.isTyped !== true,
          },
        ]
      : [],
  );
  return (
    <>
      <HelpedMe communityId={communityId} about={{ kind: "problem", id }} helpers={helpers} />
      {tip}
    </>
  );
}
