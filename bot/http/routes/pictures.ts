// Pictures in the texts of tips, problems and replies. They cross the wire as base64 in JSON: nothing that anyone brought is
// ever answered as a file of its own, which a browser could open or take for something else.
import { readPicture } from "../../community/entries/read-picture.ts";
import { keepPicture } from "../../community/pictures/keep-picture.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  keepPictureInput,
  pictureParams,
  pictureQuery,
  type KeptPictureView,
  type PictureView,
} from "../../contract/pictures.ts";
import { community, route } from "./route.ts";

const pictures = `${community}/pictures`;

export const pictureRoutes = [
  route("POST", pictures, {
    cost: "picture",
    params: communityParams,
    body: keepPictureInput,
    status: 201,
    answer: async ({ actor, deps, params, body }): Promise<KeptPictureView> => ({
      id: await keepPicture(deps, actor, params.communityId, Buffer.from(body.bytes, "base64")),
    }),
  }),
  route("GET", `${pictures}/:pictureId`, {
    cost: "read",
    params: pictureParams,
    query: pictureQuery,
    isLasting: true,
    answer: async ({ actor, deps, params, query }): Promise<PictureView> => {
      const { type, bytes } = await readPicture(deps, actor, params.communityId, params.pictureId, query);
      return { type, bytes };
    },
  }),
];
