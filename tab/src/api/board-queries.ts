// What the tab asks of the pins of a community; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { BoardView, MovePinInput } from "../../../bot/contract/board.ts";
import type { EntryRef } from "../../../bot/contract/entry-ref.ts";
import type { Api } from "./client.ts";
import { communityPath, keys } from "./queries.ts";

/** What is pinned, for the buttons that pin; the community's page brings the board itself. */
export const pinsQuery = (api: Api, communityId: string) =>
  queryOptions({
    queryKey: [...keys.community(communityId), "board"],
    queryFn: ({ signal }) => api<BoardView>(`${communityPath(communityId)}/board`, { signal }),
  });

const pinPath = (communityId: string, { kind, id }: EntryRef) =>
  `${communityPath(communityId)}/board/${kind}/${encodeURIComponent(id)}`;

export const setPinned = (api: Api, communityId: string, entry: EntryRef, pinned: boolean) =>
  api<BoardView>(pinPath(communityId, entry), { method: pinned ? "PUT" : "DELETE" });

export const movePin = (api: Api, communityId: string, entry: EntryRef, to: MovePinInput) =>
  api<BoardView>(`${pinPath(communityId, entry)}/place`, { method: "PUT", body: to });
