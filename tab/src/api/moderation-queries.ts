// Reports and hiding; see queries.ts.
import { infiniteQueryOptions, type InfiniteData } from "@tanstack/react-query";
import type { Objectionable, ReportsView, StatedReason } from "../../../bot/contract/moderation.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

const addressOf = ({ kind, id, replyId }: Objectionable) =>
  `${kind}/${encodeURIComponent(id)}${replyId === undefined ? "" : `/replies/${encodeURIComponent(replyId)}`}`;

/** What can be done about one thing that a person objects to. */
export function moderationActions(api: Api, communityId: string, about: Objectionable) {
  const report = `${communityPath(communityId)}/reports/${addressOf(about)}`;
  const hidden = `${communityPath(communityId)}/hidden/${addressOf(about)}`;
  return {
    report: (body: StatedReason) => api<undefined>(report, { method: "PUT", body }),
    takeBack: () => api<undefined>(report, { method: "DELETE" }),
    hide: (body: StatedReason) => api<undefined>(hidden, { method: "PUT", body }),
    restore: (body: StatedReason) => api<undefined>(`${hidden}/returned`, { method: "POST", body }),
    answer: (body: StatedReason) => api<undefined>(`${hidden}/answer`, { method: "PUT", body }),
  };
}

/** For stewards, newest first. */
export const reportsQuery = (api: Api, communityId: string) =>
  infiniteQueryOptions<
    ReportsView,
    Error,
    InfiniteData<ReportsView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...keys.community(communityId), "reports"],
    queryFn: ({ signal, pageParam }) =>
      api(
        `${communityPath(communityId)}/reports${pageParam === undefined ? "" : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const settleReport = (api: Api, communityId: string, reportId: string, isSettled: boolean) =>
  api<undefined>(`${communityPath(communityId)}/settled-reports/${encodeURIComponent(reportId)}`, {
    method: isSettled ? "PUT" : "DELETE",
  });
