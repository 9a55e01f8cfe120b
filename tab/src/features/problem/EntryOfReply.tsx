// A tip or a solved problem that is the reply: what it says stands right here, and leads to the whole.
import { useQuery } from "@tanstack/react-query";
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

export function EntryOfReply({ entry }: { entry: Entry }) {
  const { kind, communityId, id } = entry;
  const Shown = kind === "tip" ? TipOfReply : ProblemOfReply;
  return (
    <ShownEntry.Provider value={{ communityId, [`${kind}Id`]: id }}>
      <Shown {...entry} />
    </ShownEntry.Provider>
  );
}

function TipOfReply({ communityId, id }: Entry) {
  const tip = useQuery(tipQuery(useApi(), communityId, id));
  if (tip.isError) return <Gone kind="tip" />;
  if (!tip.data) return null;
  const { title, markdown } = tip.data;
  return <Entry kind="tip" to={paths.tip(communityId, id)} title={title} texts={[markdown]} />;
}

function ProblemOfReply({ communityId, id }: Entry) {
  const problem = useQuery(problemQuery(useApi(), communityId, id));
  if (problem.isError) return <Gone kind="problem" />;
  if (!problem.data) return null;
  const { title, replies, state } = problem.data;
  const texts = replies.filter(hasHelped).map(({ markdown }) => markdown);
  return <Entry kind={state} to={paths.problem(communityId, id)} title={title} texts={texts} />;
}

function Gone({ kind }: { kind: Entry["kind"] }) {
  const { t } = useTranslation();
  return <p>{t(kind === "tip" ? "tip.missing.title" : "problems.missing.title")}</p>;
}

interface EntryProps {
  kind: Kind;
  to: string;
  title: string;
  texts: readonly string[];
}

function Entry({ kind, to, title, texts }: EntryProps) {
  const details = useDetails();
  return (
    <div className={details.tightCard}>
      <p className={details.byline}>
        <KindMark kind={kind} />
        <AppLink to={to}>{title}</AppLink>
      </p>
      {texts.map((text, at) => (
        <LazyMarkdown key={at} text={text} topHeading={4} />
      ))}
    </div>
  );
}
