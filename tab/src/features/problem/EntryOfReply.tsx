// A tip or a solved problem that is the reply: what it says stands right here, and leads to the whole.
import { useQuery } from "@tanstack/react-query";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { ReplyView } from "../../../../bot/contract/problems.ts";
import { problemQuery } from "../../api/problem-queries.ts";
import { tipQuery } from "../../api/tip-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { useDetails } from "../../components/details.ts";
import { paths } from "../../components/paths.ts";
import { hasHelped } from "../../entries/has-helped.ts";
import { KindMark, type Kind } from "../../entries/KindMark.tsx";
import { LazyMarkdown } from "../../markdown/LazyMarkdown.tsx";
import { ShownEntry } from "../../markdown/Picture.tsx";

type Entry = NonNullable<ReplyView["entry"]>;

interface EntryOfReplyProps {
  entry: Entry;
  /** What solved a problem that is the reply: its title is enough. */
  isInner?: boolean;
}

export function EntryOfReply({ entry, isInner = false }: EntryOfReplyProps) {
  const { kind, communityId, id } = entry;
  const Shown = kind === "tip" ? TipOfReply : ProblemOfReply;
  return (
    <ShownEntry.Provider value={{ communityId, [`${kind}Id`]: id }}>
      <Shown {...entry} isInner={isInner} />
    </ShownEntry.Provider>
  );
}

type ShownProps = Entry & { isInner: boolean };

function TipOfReply({ communityId, id, isInner }: ShownProps) {
  const tip = useQuery(tipQuery(useApi(), communityId, id));
  if (tip.isError) return <Gone kind="tip" />;
  if (!tip.data) return null;
  const { title, markdown } = tip.data;
  return (
    <EntryCard kind="tip" to={paths.tip(communityId, id)} title={title}>
      {!isInner && <LazyMarkdown text={markdown} topHeading={4} />}
    </EntryCard>
  );
}

function ProblemOfReply({ communityId, id, isInner }: ShownProps) {
  const problem = useQuery(problemQuery(useApi(), communityId, id));
  if (problem.isError) return <Gone kind="problem" />;
  if (!problem.data) return null;
  const { title, replies, state } = problem.data;
  return (
    <EntryCard kind={state} to={paths.problem(communityId, id)} title={title}>
      {!isInner &&
        replies
          .filter(hasHelped)
          .map((reply) =>
            reply.entry ? (
              <EntryOfReply key={reply.id} entry={reply.entry} isInner />
            ) : (
              <LazyMarkdown key={reply.id} text={reply.markdown} topHeading={4} />
            ),
          )}
    </EntryCard>
  );
}

function Gone({ kind }: { kind: Entry["kind"] }) {
  const { t } = useTranslation();
  return <p>{t(kind === "tip" ? "tip.missing.title" : "problems.missing.title")}</p>;
}

interface EntryCardProps {
  kind: Kind;
  to: string;
  title: string;
  children: ReactNode;
}

function EntryCard({ kind, to, title, children }: EntryCardProps) {
  const details = useDetails();
  return (
    <div className={details.tightCard}>
      <p className={details.byline}>
        <KindMark kind={kind} />
        <AppLink to={to}>{title}</AppLink>
      </p>
      {children}
    </div>
  );
}
