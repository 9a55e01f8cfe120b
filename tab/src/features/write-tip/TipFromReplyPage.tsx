import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { problemQuery } from "../../api/problem-queries.ts";
import { useApi } from "../../api/use-api.ts";
import { ErrorScreen } from "../../components/ErrorScreen.tsx";
import { LoadingScreen } from "../../components/LoadingScreen.tsx";
import { ApiError } from "../../api/errors.ts";
import { paths } from "../../components/paths.ts";
import { draftOfReply } from "./draft.ts";
import { WriteTipPage } from "./WriteTipPage.tsx";

export interface TipFromReplyPageProps {
  communityId: string;
  problemId: string;
  replyId: string;
}

/** Makes a tip of a reply that helped: everything is filled in, and can be changed before it is saved. */
export function TipFromReplyPage({ communityId, problemId, replyId }: TipFromReplyPageProps) {
  const { t } = useTranslation();
  const problem = useQuery(problemQuery(useApi(), communityId, problemId));
  if (problem.isPending) return <LoadingScreen label={t("problems.loading")} />;
  const reply = problem.data?.replies.find(({ id }) => id === replyId);
  if (problem.data === undefined || reply === undefined) {
    const notFound = { title: t("problems.missing.title"), text: t("problems.missing.text") };
    const error = problem.error ?? new ApiError({ code: "notFound", message: "" });
    return <ErrorScreen error={error} onRetry={() => void problem.refetch()} notFound={notFound} />;
  }
  const { id, title, tags } = problem.data;
  return (
    <WriteTipPage
      communityId={communityId}
      fromMessage={false}
      beginning={{
        key: replyId,
        draft: () => draftOfReply(crypto.randomUUID(), { id, title, tags }, reply),
        wayBack: paths.problem(communityId, problemId),
      }}
    />
  );
}
