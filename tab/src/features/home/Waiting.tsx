import { Button } from "@fluentui/react-components";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useId, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { DoubtView } from "../../../../bot/contract/checks.ts";
import type { WaitingView } from "../../../../bot/contract/personal.ts";
import { keys } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppButtonLink, AppLink } from "../../components/AppLink.tsx";
import { useDetails } from "../../components/details.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { useLayout } from "../../components/layout.ts";
import { Named, type NamedProps } from "../../components/Named.tsx";
import { paths } from "../../components/paths.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { KindMark, type Kind } from "../../entries/KindMark.tsx";
import { newsOf, type Answer, type EntryThatWaits } from "./waiting-news.ts";

type CommunityThatWaits = Extract<WaitingView, { community: unknown }>;

export interface WaitingEntryProps {
  waiting: EntryThatWaits;
  onDone: (answer: Answer) => void;
}

/** What happened, to which entry, in which words, and the answers that can be given at once. */
export function WaitingEntry({ waiting, onDone }: WaitingEntryProps) {
  const { t } = useTranslation();
  const personName = usePersonName();
  const api = useApi();
  const queryClient = useQueryClient();
  const { entry } = waiting;
  const { communityId, id } = entry;
  const answering = useMutation({
    mutationFn: async (answer: Answer) => {
      await answer.give(api);
      return answer;
    },
    onSuccess: async (answer) => {
      onDone(answer);
      await queryClient.invalidateQueries({ queryKey: keys.community(communityId), refetchType: "none" });
      await queryClient.invalidateQueries({ queryKey: keys.mine });
    },
  });
  const { news, person, quote = "", answers = [] } = newsOf(waiting, t, personName);
  const to = paths[entry.kind](communityId, id);
  return (
    <Waits
      kind={entry.kind === "tip" ? "tip" : entry.state}
      people={person ? [person] : []}
      news={news}
      title={entry.title}
      to={to}
      quote={quote}
      at={entry.communityName}
      also={waiting.why === "credit" && waiting.doubt && <Doubt doubt={waiting.doubt} />}
    >
      {answers.map((answer) => (
        <Button
          key={answer.name}
          disabledFocusable={answering.isPending}
          onClick={() => answering.mutate(answer)}
        >
          {answer.name}
        </Button>
      ))}
      {waiting.why === "doubted" && (
        <AppButtonLink appearance="subtle" to={paths.editTip(communityId, id)}>
          {t("home.waits.edit")}
        </AppButtonLink>
      )}
      {waiting.why === "replied" && (
        <AppButtonLink appearance="subtle" to={to}>
          {t("home.waits.reply")}
        </AppButtonLink>
      )}
      {answering.isError && <ErrorNote error={answering.error} />}
    </Waits>
  );
}

/** Something for stewards that is answered in their community. */
export function WaitingCommunity({ waiting: { why, community } }: { waiting: CommunityThatWaits }) {
  const { t } = useTranslation();
  return <Waits news={t(`home.waits.${why}`)} title={community.name} to={paths.settings(community.id)} />;
}

/** That it did not work for someone, while another question waits. */
function Doubt({ doubt }: { doubt: DoubtView }) {
  const { t } = useTranslation();
  const details = useDetails();
  const personName = usePersonName();
  return (
    <div>
      <Named people={[doubt]}>{t("home.waits.doubtedBy", { name: personName(doubt) })}</Named>
      <p className={details.typed} dir="auto">
        {doubt.text}
      </p>
    </div>
  );
}

interface WaitsProps {
  kind?: Kind;
  people?: NamedProps["people"];
  news: string;
  title: string;
  to: string;
  /** What a person wrote. */
  quote?: string;
  /** Name of the community. */
  at?: string;
  /** Told beside the news. */
  also?: ReactNode;
  children?: ReactNode;
}

function Waits({ kind, people = [], news, title, to, quote = "", at, also, children }: WaitsProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const headingId = useId();
  return (
    <article className={details.tightCard} aria-labelledby={headingId}>
      {kind !== undefined && (
        <div className={details.meta}>
          <KindMark kind={kind} />
          {at !== undefined && <span>{t("tip.inCommunity", { name: at })}</span>}
        </div>
      )}
      <Named people={people}>{news}</Named>
      <h3 id={headingId} className={layout.heading} dir="auto">
        <AppLink to={to}>{title}</AppLink>
      </h3>
      {quote !== "" && (
        <p className={details.typed} dir="auto">
          {quote}
        </p>
      )}
      {also}
      <div className={layout.row}>{children}</div>
    </article>
  );
}
