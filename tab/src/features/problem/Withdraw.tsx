import { useTranslation } from "react-i18next";
import { useLocation } from "wouter";
import type { ProblemView } from "../../../../bot/contract/problems.ts";
import { withdrawProblem } from "../../api/problem-queries.ts";
import { Confirm } from "../../components/Confirm.tsx";
import { ErrorNote } from "../../components/ErrorNote.tsx";
import { paths } from "../../components/paths.ts";
import { useTakeAway } from "./use-take-away.ts";

/** Takes the problem back and goes to those that are left; asks once more before. */
export function Withdraw({ problem, onClose }: { problem: ProblemView; onClose: () => void }) {
  const { communityId, id } = problem;
  const { t } = useTranslation();
  const [, navigate] = useLocation();
  const withdrawing = useTakeAway(
    problem,
    (api) => withdrawProblem(api, communityId, id),
    () => navigate(paths.problems(communityId), { replace: true }),
  );
  return (
    <>
      <Confirm
        question={t("problems.withdraw.ask")}
        yes={t("problems.withdraw.confirm")}
        no={t("problems.withdraw.keep")}
        isBusy={withdrawing.isPending}
        onYes={() => withdrawing.mutate()}
        onNo={onClose}
      />
      {withdrawing.isError && <ErrorNote error={withdrawing.error} />}
    </>
  );
}
