import {
  charterRevisionView,
  editCharter,
  listCharterRevisions,
  readCharter,
} from "../../community/communities/charter.ts";
import { parseInput } from "../../community/core/input.ts";
import {
  charterRevisionsQuery,
  editCharterInput,
  type CharterRevisionsView,
  type CharterView,
} from "../../contract/charter.ts";
import { communityParams } from "../../contract/communities.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";

const read: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  return ok<CharterView>(await readCharter(deps, actor, communityId));
};

const edit: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(editCharterInput, await readBody());
  return ok<CharterView>(await editCharter(deps, actor, communityId, input));
};

const readRevisions: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const { cursor: from } = parseInput(charterRevisionsQuery, query);
  const { revisions, cursor } = await listCharterRevisions(deps, actor, communityId, from);
  return ok<CharterRevisionsView>({
    revisions: revisions.map(charterRevisionView),
    ...(cursor !== undefined && { cursor }),
  });
};

const charter = "/api/communities/:communityId/charter";

export const charterRoutes: readonly PersonRoute[] = [
  { method: "GET", path: charter, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: charter, guard: "person", cost: "write", handle: edit },
  { method: "GET", path: `${charter}/revisions`, guard: "person", cost: "read", handle: readRevisions },
];
