// An open problem can also be asked in another of the person's communities; both then say so.
import { Button } from "@fluentui/react-components";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { limits } from "../../../../bot/contract/limits.ts";
import type { CommunitySummary } from "../../../../bot/contract/communities.ts";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { myCommunitiesQuery } from "../../api/queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { OneChoice } from "../../components/OneChoice.tsx";
import { useDetails } from "../../components/details.ts";
import { useLayout } from "../../components/layout.ts";
import { useProblemChange, type DoneNow } from "./use-problem-change.ts";

/** Where else it can be asked. A problem asked without a name is taken there only by its asker. */
export function useOtherCommunities(problem: ProblemView): readonly CommunitySummary[] {
  const isTheirs = problem.isMine || problem.asker.kind === "person";
  const canAsk =
    problem.state === "open" &&
    problem.crossPostedFrom === undefined &&
    problem.crossPostedTo.length < limits.linkedCommunities &&
    problem.hidden === undefined &&
    isTheirs;
  const mine = useQuery({ ...myCommunitiesQuery(useApi()), enabled: canAsk }).data?.communities ?? [];
  const asked = [problem.communityId, ...problem.crossPostedTo.map(({ communityId }) => communityId)];
  return canAsk ? mine.filter((one) => !asked.includes(one.id)) : [];
}

export interface AskLinkedCommunityProps {
  problem: ProblemView;
  /** At least one. */
  others: readonly CommunitySummary[];
  onDone: (done: DoneNow) => void;
  onClose: () => void;
}

export function AskLinkedCommunity({ problem, others, onDone, onClose }: AskLinkedCommunityProps) {
  const { t } = useTranslation();
  const layout = useLayout();
  const details = useDetails();
  const [chosen, setChosen] = useState<string>();
  const change = useProblemChange(problem, onDone);
  const target = others.find((one) => one.id === chosen) ?? others[0];
  if (target === undefined) return null;
  return (
    <div className={details.tightCard}>
      <OneChoice
        label={t("linkedCommunities.which")}
        chosen={target.id}
        choices={others.map((one) => [one.id, one.name] as const)}
        onChoose={setChosen}
      />
      <p className={layout.small}>{t("linkedCommunities.hint")}</p>
      {change.isError && <ErrorNote error={change.error} />}
      <div className={layout.row}>
        <Button
          appearance="primary"
          autoFocus
          disabledFocusable={change.isPending}
          onClick={() => {
            change.mutate({
              act: ({ crossPost }) => crossPost({ communityId: target.id }),
              done: "crossPosted",
              then: onClose,
            });
          }}
        >
          {t("linkedCommunities.confirm")}
        </Button>
        <Button appearance="subtle" onClick={onClose}>
          {t("write.cancel")}
        </Button>
      </div>
    </div>
  );
}
