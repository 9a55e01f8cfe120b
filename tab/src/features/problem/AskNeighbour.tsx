// An open problem can be asked in another of one's communities, too; both then say so.
import { Button, makeStyles, tokens } from "@fluentui/react-components";
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
import { TakeBackCarried } from "./TakeBackCarried.tsx";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

const useStyles = makeStyles({
  panel: { display: "flex", flexDirection: "column", gap: tokens.spacingVerticalM },
  hint: { margin: 0, color: tokens.colorNeutralForeground2, textWrap: "pretty" },
  actions: { display: "flex", flexWrap: "wrap", gap: tokens.spacingHorizontalS },
});

export interface AskNeighbourProps {
  problem: ProblemView;
  onDone: (done: DoneNow) => void;
}

/** Nothing where there is no other community to ask, and for a problem that only whoever asked may carry. */
export function AskNeighbour({ problem, onDone }: AskNeighbourProps) {
  const { t } = useTranslation();
  const styles = useStyles();
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string>();
  const change = useProblemChange(problem, onDone);
  const mine = useQuery(myCommunitiesQuery(useApi())).data?.communities ?? [];
  const asked = [problem.communityId, ...problem.carriedTo.map(({ communityId }) => communityId)];
  const others = mine.filter((one) => !asked.includes(one.id));
  const first = others[0];
  const isTheirs = problem.isMine || problem.asker.kind === "person";
  const canCarry = problem.state === "open" && problem.carriedFrom === undefined && isTheirs;
  if (!canCarry || problem.hidden !== undefined || first === undefined) return null;
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
          {t("neighbours.ask")}
        </Button>
      </div>
      {isOpen && (
        <div className={styles.panel}>
          <p className={styles.hint}>{t("neighbours.hint")}</p>
          <OneChoice
            label={t("neighbours.which")}
            chosen={target.id}
            choices={others.map((one) => [one.id, one.name] as const)}
            onChoose={setChosen}
          />
          {change.isError && <ErrorNote error={change.error} />}
          <div className={styles.actions}>
            <Button
              appearance="primary"
              disabledFocusable={change.isPending}
              onClick={() => {
                change.mutate({
                  act: ({ carry }) => carry({ communityId: target.id }),
                  done: "carried",
                  then: () => setOpen(false),
                });
              }}
            >
              {t("neighbours.confirm")}
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
export function Neighbours({ problem }: { problem: ProblemView }) {
  const { carriedFrom, carriedTo } = problem;
  const { t } = useTranslation();
  const personName = usePersonName();
  const isKnown = carriedFrom !== undefined || carriedTo.length > 0;
  const mine = useQuery({ ...myCommunitiesQuery(useApi()), enabled: isKnown }).data?.communities ?? [];
  const link = ({ communityId, problemId }: ProblemView["carriedTo"][number]) =>
    mine.some(({ id }) => id === communityId) && (
      <>
        {" "}
        <AppLink to={paths.problem(communityId, problemId)}>{t("neighbours.open")}</AppLink>
      </>
    );
  return (
    <>
      {carriedFrom !== undefined && (
        <Note action={carriedFrom.canTakeBack && <TakeBackCarried problem={problem} home={carriedFrom} />}>
          {t("neighbours.from", { name: carriedFrom.communityName, by: personName(carriedFrom.by) })}
          {link(carriedFrom)}
        </Note>
      )}
      {carriedTo.map((one) => (
        <Note key={one.problemId}>
          {t("neighbours.to", { name: one.communityName })}
          {link(one)}
        </Note>
      ))}
    </>
  );
}
