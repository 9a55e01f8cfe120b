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
import { asIs, community, route, routesOf, type PersonRoute } from "./route.ts";

type Ids = [communityId: string, ref: Objectionable];

const ofEntry = (path: string) =>
  routesOf(`${community}/${path}/:kind/:entryId`, objectionableParams, {
    ids: ({ communityId, kind, entryId }): Ids => [communityId, { kind, id: entryId }],
    view: asIs,
  });

const ofReply = (path: string) =>
  routesOf(`${community}/${path}/problem/:entryId/replies/:replyId`, replyOfEntryParams, {
    ids: ({ communityId, entryId, replyId }): Ids => [communityId, { kind: "problem", id: entryId, replyId }],
    view: asIs,
  });

/** The same for whatever has a page or a place of its own, and for one reply. */
function routesAbout(of: typeof ofEntry | typeof ofReply): PersonRoute[] {
  const [reports, hidden] = [of("reports"), of("hidden")];
  const [body, status] = [statedReason, 204] as const;
  return [
    reports("PUT", "", { cost: "notify", body, status, run: reportEntry }),
    reports("DELETE", "", { cost: "write", status, run: takeReportBack }),
    hidden("PUT", "", { cost: "notify", body, status, run: hideEntry }),
    hidden("POST", "/returned", { cost: "write", body, status, run: returnEntry }),
    hidden("PUT", "/answer", { cost: "write", body, status, run: answerHiding }),
  ];
}

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
  ...routesAbout(ofEntry),
  ...routesAbout(ofReply),
];
