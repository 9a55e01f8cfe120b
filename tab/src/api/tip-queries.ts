// What the tab asks of a tip; see queries.ts.
import { infiniteQueryOptions, queryOptions, type InfiniteData } from "@tanstack/react-query";
import type { CheckInput } from "../../../bot/contract/checks.ts";
import type { RevisionsView } from "../../../bot/contract/revisions.ts";
import type {
  CreditAnswerInput,
  EditTipInput,
  PastedMessageInput,
  PastedMessageView,
  SaveTipInput,
  SaveTipView,
  TipView,
} from "../../../bot/contract/tips.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

const tipPath = (communityId: string, tipId: string) =>
  `${communityPath(communityId)}/tips/${encodeURIComponent(tipId)}`;

export const tipQuery = (api: Api, communityId: string, tipId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "tip", tipId],
    queryFn: ({ signal }) => api<TipView>(tipPath(communityId, tipId), { signal }),
  });

export const saveTip = (api: Api, communityId: string, input: SaveTipInput) =>
  api<SaveTipView>(`${communityPath(communityId)}/tips`, { method: "POST", body: input });

export const editTip = (api: Api, communityId: string, tipId: string, input: EditTipInput) =>
  api<TipView>(tipPath(communityId, tipId), { method: "PUT", body: input });

export const readPastedMessage = (api: Api, pasted: PastedMessageInput) =>
  api<PastedMessageView>("/messages-to-markdown", { method: "POST", body: pasted });

export const checkTip = (api: Api, communityId: string, tipId: string, input: CheckInput | undefined) =>
  api<TipView>(`${tipPath(communityId, tipId)}/check`, {
    ...(input === undefined ? { method: "DELETE" } : { method: "PUT", body: input }),
  });

/** What a tip said before, newest first. */
export const revisionsQuery = (api: Api, communityId: string, tipId: string) =>
  infiniteQueryOptions<
    RevisionsView,
    Error,
    InfiniteData<RevisionsView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...keys.community(communityId), "revisions", tipId],
    queryFn: ({ signal, pageParam }) =>
      api(
        `${tipPath(communityId, tipId)}/revisions${pageParam === undefined ? "" : `?cursor=${encodeURIComponent(pageParam)}`}`,
        { signal },
      ),
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
  });

export const restoreRevision = (
  api: Api,
  communityId: string,
  tipId: string,
  { number, version }: { number: number; version: string },
) =>
  api<TipView>(`${tipPath(communityId, tipId)}/revisions/${number}/restored`, {
    method: "POST",
    body: { version },
  });

export const answerCredit = (api: Api, communityId: string, tipId: string, input: CreditAnswerInput) =>
  api<TipView>(`${tipPath(communityId, tipId)}/credit-answer`, { method: "PUT", body: input });

export const withdrawTip = (api: Api, communityId: string, tipId: string) =>
  api<undefined>(tipPath(communityId, tipId), { method: "DELETE" });
