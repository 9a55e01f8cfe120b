import {
  charterRevisionView,
  editCharter,
  listCharterRevisions,
  readCharter,
} from "../../community/communities/charter.ts";
import {
  charterRevisionsQuery,
  editCharterInput,
  type CharterRevisionsView,
} from "../../contract/charter.ts";
import { communityParams } from "../../contract/communities.ts";
import { community, route } from "./route.ts";

const charter = `${community}/charter`;

export const charterRoutes = [
  route("GET", charter, {
    cost: "read",
    params: communityParams,
    answer: ({ actor, deps, params }) => readCharter(deps, actor, params.communityId),
  }),
  route("PUT", charter, {
    cost: "write",
    params: communityParams,
    body: editCharterInput,
    answer: ({ actor, deps, params, body }) => editCharter(deps, actor, params.communityId, body),
  }),
  route("GET", `${charter}/revisions`, {
    cost: "read",
    params: communityParams,
    query: charterRevisionsQuery,
    answer: async ({ actor, deps, params, query }): Promise<CharterRevisionsView> => {
      const { communityId } = params;
      const { revisions, cursor } = await listCharterRevisions(deps, actor, communityId, query.cursor);
      return {
        revisions: revisions.map(charterRevisionView),
        ...(cursor !== undefined && { cursor }),
      };
    },
  }),
];
