// Problems, searches and filtered lists: what the tab asks for once a person turns to them. The keys are those of queries.ts.
import {
  infiniteQueryOptions,
  keepPreviousData,
  queryOptions,
  type InfiniteData,
} from "@tanstack/react-query";
import type { EntriesPageView, SearchView, SimilarView } from "../../../bot/contract/entries.ts";
import type {
  AcceptInput,
  AskProblemInput,
  AskProblemView,
  CrossPostInput,
  EditProblemInput,
  EditReplyInput,
  MakeTipInput,
  ProblemView,
  ReopenInput,
  ReplyInput,
} from "../../../bot/contract/problems.ts";
import type { SaveTipView } from "../../../bot/contract/tips.ts";
import type { Api } from "./client.ts";
import type { EntryChoice, SearchChoice } from "./entry-choice.ts";
import { patient } from "./query-client.ts";
import { keys, readingMs, scopePath, type SearchScope } from "./queries.ts";

const problemsPath = (communityId: string) => `${scopePath({ communityId })}/problems`;
const problemPath = (communityId: string, problemId: string) =>
  `${problemsPath(communityId)}/${encodeURIComponent(problemId)}`;
const replyPath = (communityId: string, problemId: string, replyId: string) =>
  `${problemPath(communityId, problemId)}/replies/${encodeURIComponent(replyId)}`;

export const problemQuery = (api: Api, communityId: string, problemId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "problem", problemId],
    queryFn: ({ signal }) => api<ProblemView>(problemPath(communityId, problemId), { signal }),
  });

/** What says the same or may answer it. An empty text asks nothing. */
export const similarQuery = (api: Api, communityId: string, text: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "similar", text],
    queryFn: ({ signal }) =>
      api<SimilarView>(`${scopePath({ communityId })}/similar`, { method: "POST", body: { text }, signal }),
    enabled: text !== "",
    ...patient,
  });

/** Shows the last results until the next are there. An empty query asks nothing. */
export const searchQuery = (api: Api, scope: SearchScope, query: string, choice: SearchChoice = {}) => {
  const body = { q: query, ...choice };
  return queryOptions({
    queryKey: [...(scope === "mine" ? keys.mine : keys.community(scope.communityId)), "search", body],
    queryFn: ({ signal }) => api<SearchView>(`${scopePath(scope)}/search`, { method: "POST", body, signal }),
    enabled: query !== "",
    placeholderData: keepPreviousData,
    ...patient,
    refetchInterval: ({ state }) => (state.data?.reading === true ? readingMs : false),
  });
};

/** Entries by a choice, newest first. */
export const entriesQuery = (api: Api, scope: SearchScope, choice: EntryChoice) => {
  const chosen = new URLSearchParams({ ...choice }).toString();
  return infiniteQueryOptions<
    EntriesPageView,
    Error,
    InfiniteData<EntriesPageView, string | undefined>,
    readonly string[],
    string | undefined
  >({
    queryKey: [...(scope === "mine" ? keys.mine : keys.community(scope.communityId)), "entries", chosen],
    queryFn: ({ signal, pageParam }) => {
      const from = pageParam === undefined ? "" : `&cursor=${encodeURIComponent(pageParam)}`;
      return api(`${scopePath(scope)}/entries?${chosen}${from}`, { signal });
    },
    initialPageParam: undefined,
    getNextPageParam: ({ cursor }) => cursor,
    refetchInterval: ({ state }) => (state.data?.pages.at(-1)?.reading === true ? readingMs : false),
  });
};

export const askProblem = (api: Api, communityId: string, input: AskProblemInput) =>
  api<AskProblemView>(problemsPath(communityId), { method: "POST", body: input });

export const editProblem = (api: Api, communityId: string, problemId: string, input: EditProblemInput) =>
  api<ProblemView>(problemPath(communityId, problemId), { method: "PUT", body: input });

export const withdrawProblem = (api: Api, communityId: string, problemId: string) =>
  api<undefined>(problemPath(communityId, problemId), { method: "DELETE" });

export const makeTip = (api: Api, communityId: string, problemId: string, input: MakeTipInput) =>
  api<SaveTipView>(`${problemPath(communityId, problemId)}/tip`, { method: "POST", body: input });

/** Notifies people in private; nothing of what they answer comes back. */
export const askPeople = (api: Api, communityId: string, problemId: string, people: readonly string[]) =>
  api<undefined>(`${problemPath(communityId, problemId)}/asked-people`, { method: "POST", body: { people } });

/** Of one that this person cross-posted there. */
export const takeBackCrossPost = (api: Api, communityId: string, problemId: string) =>
  api<undefined>(`${problemPath(communityId, problemId)}/cross-post`, { method: "DELETE" });

/** What can be done with one problem; each answers with the whole problem as it is then. */
export function problemActions(api: Api, communityId: string, problemId: string) {
  const problem = problemPath(communityId, problemId);
  const oneReply = (replyId: string) => replyPath(communityId, problemId, replyId);
  return {
    reply: (input: ReplyInput) => api<ProblemView>(`${problem}/replies`, { method: "POST", body: input }),
    editReply: (replyId: string, input: EditReplyInput) =>
      api<ProblemView>(oneReply(replyId), { method: "PUT", body: input }),
    removeReply: (replyId: string) => api<ProblemView>(oneReply(replyId), { method: "DELETE" }),
    accept: (replyId: string, input: AcceptInput) =>
      api<ProblemView>(`${oneReply(replyId)}/accepted`, { method: "PUT", body: input }),
    undoAccept: (replyId: string) => api<ProblemView>(`${oneReply(replyId)}/accepted`, { method: "DELETE" }),
    reopen: (input: ReopenInput) => api<ProblemView>(`${problem}/reopened`, { method: "POST", body: input }),
    crossPost: (input: CrossPostInput) =>
      api<ProblemView>(`${problem}/cross-posts`, { method: "POST", body: input }),
    haveIt: (hasIt: boolean) => api<ProblemView>(`${problem}/mine-too`, { method: hasIt ? "PUT" : "DELETE" }),
  };
}

export type ProblemActions = ReturnType<typeof problemActions>;
