import { parseInput } from "../../community/core/input.ts";
import { answerHiding, hideEntry, returnEntry } from "../../community/moderation/hide-entry.ts";
import {
  listReports,
  reportEntry,
  settleReport,
  takeReportBack,
} from "../../community/moderation/report-entry.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  moderationPageQuery,
  objectionableParams,
  replyOfEntryParams,
  reportParams,
  statedReason,
  type Objectionable,
  type ReportsView,
} from "../../contract/moderation.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";

/** What an address means. */
type Named = (request: PersonRequest) => { communityId: string; ref: Objectionable };

const entryIn: Named = ({ params }) => {
  const { communityId, kind, entryId } = idsFrom(objectionableParams, params);
  return { communityId, ref: { kind, id: entryId } };
};

const replyIn: Named = ({ params }) => {
  const { communityId, entryId, replyId } = idsFrom(replyOfEntryParams, params);
  return { communityId, ref: { kind: "problem", id: entryId, replyId } };
};

/** All that is done with a reason. */
const withReason =
  (named: Named, act: typeof hideEntry): PersonHandler =>
  async (request) => {
    const { communityId, ref } = named(request);
    const input = parseInput(statedReason, await request.readBody());
    await act(request.deps, request.actor, communityId, ref, input);
    return noContent;
  };

const takeBack =
  (named: Named): PersonHandler =>
  async (request) => {
    const { communityId, ref } = named(request);
    await takeReportBack(request.deps, request.actor, communityId, ref);
    return noContent;
  };

const settle =
  (isSettled: boolean): PersonHandler =>
  async ({ actor, deps, params }) => {
    const { communityId, reportId } = idsFrom(reportParams, params);
    await settleReport(deps, actor, communityId, reportId, isSettled);
    return noContent;
  };

const reports: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const page = parseInput(moderationPageQuery, query);
  return ok<ReportsView>(await listReports(deps, actor, communityId, page));
};

const community = "/api/communities/:communityId";

/** The same for whatever has a page or a place of its own, and for one reply. */
const routesOf = (address: string, named: Named): readonly PersonRoute[] => [
  {
    method: "PUT",
    path: `${community}/reports/${address}`,
    guard: "person",
    cost: "notify",
    handle: withReason(named, reportEntry),
  },
  {
    method: "DELETE",
    path: `${community}/reports/${address}`,
    guard: "person",
    cost: "write",
    handle: takeBack(named),
  },
  {
    method: "PUT",
    path: `${community}/hidden/${address}`,
    guard: "person",
    cost: "notify",
    handle: withReason(named, hideEntry),
  },
  {
    method: "POST",
    path: `${community}/hidden/${address}/returned`,
    guard: "person",
    cost: "write",
    handle: withReason(named, returnEntry),
  },
  {
    method: "PUT",
    path: `${community}/hidden/${address}/answer`,
    guard: "person",
    cost: "write",
    handle: withReason(named, answerHiding),
  },
];

const settled = `${community}/settled-reports/:reportId`;

export const moderationRoutes: readonly PersonRoute[] = [
  { method: "GET", path: `${community}/reports`, guard: "person", cost: "read", handle: reports },
  { method: "PUT", path: settled, guard: "person", cost: "write", handle: settle(true) },
  { method: "DELETE", path: settled, guard: "person", cost: "write", handle: settle(false) },
  ...routesOf(":kind/:entryId", entryIn),
  ...routesOf("problem/:entryId/replies/:replyId", replyIn),
];
