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
import type { z } from "zod";
import { community, route, type PersonRoute } from "./route.ts";

/** What an address means. */
type Params = z.ZodType<{ communityId: string; ref: Objectionable }>;

const ofEntry: Params = objectionableParams.transform(({ communityId, kind, entryId }) => ({
  communityId,
  ref: { kind, id: entryId },
}));

const ofReply: Params = replyOfEntryParams.transform(({ communityId, entryId, replyId }) => ({
  communityId,
  ref: { kind: "problem", id: entryId, replyId },
}));

/** All that is done with a reason. */
const withReason = (
  method: "PUT" | "POST",
  path: string,
  { cost, params, act }: Pick<PersonRoute, "cost"> & { params: Params; act: typeof hideEntry },
) =>
  route(method, path, {
    cost,
    params,
    body: statedReason,
    status: 204,
    answer: ({ actor, deps, params: { communityId, ref }, body }) => act(deps, actor, communityId, ref, body),
  });

/** The same for whatever has a page or a place of its own, and for one reply. */
const routesOf = (address: string, params: Params) => [
  withReason("PUT", `${community}/reports/${address}`, { cost: "notify", params, act: reportEntry }),
  route("DELETE", `${community}/reports/${address}`, {
    cost: "write",
    params,
    status: 204,
    answer: ({ actor, deps, params: { communityId, ref } }) => takeReportBack(deps, actor, communityId, ref),
  }),
  withReason("PUT", `${community}/hidden/${address}`, { cost: "notify", params, act: hideEntry }),
  withReason("POST", `${community}/hidden/${address}/returned`, { cost: "write", params, act: returnEntry }),
  withReason("PUT", `${community}/hidden/${address}/answer`, { cost: "write", params, act: answerHiding }),
];

const settle = (method: "PUT" | "DELETE", isSettled: boolean) =>
  route(method, `${community}/settled-reports/:reportId`, {
    cost: "write",
    params: reportParams,
    status: 204,
    answer: ({ actor, deps, params: { communityId, reportId } }) =>
      settleReport(deps, actor, communityId, reportId, isSettled),
  });

export const moderationRoutes = [
  route("GET", `${community}/reports`, {
    cost: "read",
    params: communityParams,
    query: moderationPageQuery,
    answer: ({ actor, deps, params, query }): Promise<ReportsView> =>
      listReports(deps, actor, params.communityId, query),
  }),
  settle("PUT", true),
  settle("DELETE", false),
  ...routesOf(":kind/:entryId", ofEntry),
  ...routesOf("problem/:entryId/replies/:replyId", ofReply),
];
