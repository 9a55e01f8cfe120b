// What the tab asks for what members may be asked about; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { AskMeView } from "../../../bot/contract/ask-me.ts";
import type { PeopleView } from "../../../bot/contract/thanks.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

const path = (communityId: string) => `${communityPath(communityId)}/ask-me`;

export const askMeQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.mine, "ask-me", communityId],
    queryFn: ({ signal }) => api<AskMeView>(path(communityId), { signal }),
  });

export const setAskMe = (api: Api, communityId: string, tags: readonly string[]) =>
  api<AskMeView>(path(communityId), { method: "PUT", body: { tags } });

/** @param tags as typed into one line. */
export const askableQuery = (api: Api, communityId: string, tags: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "askable", tags],
    queryFn: ({ signal }) =>
      api<PeopleView>(`${communityPath(communityId)}/askable`, { method: "POST", body: { tags }, signal }),
    enabled: tags.trim() !== "",
  });
