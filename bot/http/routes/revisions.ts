import { restoreRevision } from "../../community/tips/edit-tip.ts";
import { parseInput } from "../../community/core/input.ts";
import { listRevisions, revisionOf, revisionView } from "../../community/tips/revisions.ts";
import { restoreInput, revisionParams, type RevisionsView } from "../../contract/revisions.ts";
import { tipParams, tipsQuery, type TipView } from "../../contract/tips.ts";
import { idsFrom } from "./ids.ts";
import { ok, type PersonHandler, type PersonRoute } from "./route.ts";
import { tipView } from "../../community/tips/tip-view.ts";

const list: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId, tipId } = idsFrom(tipParams, params);
  const { cursor: from } = parseInput(tipsQuery, query);
  const page = await listRevisions(deps, actor, communityId, tipId, { cursor: from });
  const { tip, revisions, cursor } = page;
  return ok<RevisionsView>({
    current: revisionView(page, revisionOf(tip)),
    version: tip.version,
    revisions: revisions.map((revision) => revisionView(page, revision)),
    ...(cursor !== undefined && { cursor }),
  });
};

const restore: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId, tipId, number } = idsFrom(revisionParams, params);
  const input = parseInput(restoreInput, await readBody());
  const { tip, community } = await restoreRevision(deps, actor, communityId, tipId, number, input);
  return ok<TipView>(tipView(tip, community, actor, deps.now()));
};

const revisions = "/api/communities/:communityId/tips/:tipId/revisions";

export const revisionRoutes: readonly PersonRoute[] = [
  { method: "GET", path: revisions, guard: "person", cost: "read", handle: list },
  { method: "POST", path: `${revisions}/:number/restored`, guard: "person", cost: "write", handle: restore },
];
