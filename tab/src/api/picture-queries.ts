// Pictures in texts; see queries.ts.
import { queryOptions } from "@tanstack/react-query";
import type { KeptPictureView, PictureView } from "../../../bot/contract/pictures.ts";
import type { Api } from "./client.ts";
import { communityPath } from "./queries.ts";

/** Where a picture is shown: as the address of the page names it. */
export interface PicturePlace {
  readonly communityId: string;
  readonly tipId?: string | undefined;
  readonly problemId?: string | undefined;
}

const picturesPath = (communityId: string) => `${communityPath(communityId)}/pictures`;

/** The address of a picture within the page. It never changes. */
export const pictureQuery = (api: Api, { communityId, tipId, problemId }: PicturePlace, id: string) => {
  const shownIn = new URLSearchParams({
    ...(tipId !== undefined && { tip: tipId }),
    ...(problemId !== undefined && { problem: problemId }),
  });
  return queryOptions({
    queryKey: ["picture", communityId, id, shownIn.toString()],
    async queryFn({ signal }) {
      const path = `${picturesPath(communityId)}/${id}?${shownIn}`;
      const { type, bytes } = await api<PictureView>(path, { signal });
      return `data:${type};base64,${bytes}`;
    },
    staleTime: Infinity,
  });
};

/** @param bytes as base64. */
export const keepPicture = (api: Api, communityId: string, bytes: string) =>
  api<KeptPictureView>(picturesPath(communityId), { method: "POST", body: { bytes } });
