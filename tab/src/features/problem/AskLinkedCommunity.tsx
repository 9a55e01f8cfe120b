// An open problem can be asked in another of one's communities, too; both then say so.
import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useId, useState } from "react";
import { useTranslation } from "react-i18next";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { AppLink } from "../../components/AppLink.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { Note } from "../../components/Note.tsx";
import { OneChoice } from "../../components/OneChoice.tsx";
import { paths } from "../../components/paths.ts";
import { usePersonName } from "../../components/use-person-name.ts";
import { useLayout } from "../../components/layout.ts";
import { TakeBackCrossPost } from "./TakeBackCrossPost.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

export interface AskLinkedCommunityProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Nothing where there is no other community to ask, and for a problem that only whoever asked may carry. */
export function AskLinkedCommunity({ problem, onDone }: AskLinkedCommunityProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const change = useProblemChange(problem, onDone);
  const mine = useQuery(myCommunitiesQuery(useApi())).data?.communities ?? [];
  const asked = [problem.communityId, ...problem.crossPostedTo.map(({ communityId }) => communityId)];
  const others = mine.filter((one) => !asked.includes(one.id));
  const first = others[0];
  const isTheirs = problem.isMine || problem.asker.kind === "person";
  const canCrossPost = problem.state === "open" && problem.crossPostedFrom === undefined && isTheirs;
  if (!canCrossPost || problem.hidden !== undefined || first === undefined) return null;
  const target = others.find((one) => one.id === chosen) ?? first;

  const close = () => {
    setOpen(false);
    change.reset();
    document.getElementById(id)?.focus();
  };
  return (
    <>
      <div>
        <Button id={id} aria-expanded={isOpen} onClick={() => (isOpen ? close() : setOpen(true))}>
          {t("linkedCommunities.ask")}
        </Button>
      </div>
      {isOpen && (
        <div className={layout.column}>
          <p className={layout.quiet}>{t("linkedCommunities.hint")}</p>
          <OneChoice
            label={t("linkedCommunities.which")}
            chosen={target.id}
            choices={others.map((one) => [one.id, one.name] as const)}
            onChoose={setChosen}
          />
          {change.isError && <ErrorNote error={change.error} />}
          <div className={layout.row}>
            <Button
              appearance="primary"
              disabledFocusable={change.isPending}
              onClick={() => {
                change.mutate({
                  act: ({ crossPost }) => crossPost({ communityId: target.id }),
                  done: "crossPosted",
                  then: () => setOpen(false),
                });
              }}
            >
              {t("linkedCommunities.confirm")}
            </Button>
            <Button appearance="subtle" onClick={close}>
              {t("write.cancel")}
            </Button>
          </div>
        </div>
      )}
    </>
  );
}

/** Where else the problem is known; a link for whoever is at home there, too. */
export function LinkedCommunities({ problem }: { problem: ProblemView }) {
  const { crossPostedFrom, crossPostedTo } = problem;
  const { t } = useTranslation();
  const personName = usePersonName();
  const isKnown = crossPostedFrom !== undefined || crossPostedTo.length > 0;
  const mine = useQuery({ ...myCommunitiesQuery(useApi()), enabled: isKnown }).data?.communities ?? [];
  const link = ({ communityId, problemId }: ProblemView["crossPostedTo"][number]) =>
    mine.some(({ id }) => id === communityId) && (
      <>
        {" "}
        <AppLink to={paths.problem(communityId, problemId)}>{t("linkedCommunities.open")}</AppLink>
      </>
    );
  return (
    <>
      {crossPostedFrom !== undefined && (
        <Note
          action={
            crossPostedFrom.canTakeBack && <TakeBackCrossPost problem={problem} home={crossPostedFrom} />
          }
        >
          {t("linkedCommunities.from", {
            name: crossPostedFrom.communityName,
            by: personName(crossPostedFrom.by),
          })}
          {link(crossPostedFrom)}
        </Note>
      )}
      {crossPostedTo.map((one) => (
        <Note key={one.problemId}>
          {t("linkedCommunities.to", { name: one.communityName })}
          {link(one)}
        </Note>
      ))}
    </>
  );
}
