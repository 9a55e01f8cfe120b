import { parseInput } from "../../community/input.ts";
import { answerHiding, hideEntry, returnEntry } from "../../community/moderation/hide-entry.ts";
import { listReports, reportEntry, takeReportBack } from "../../community/moderation/report-entry.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  entryParams,
  moderationPageQuery,
  statedReason,
  type ReportsView,
} from "../../contract/moderation.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";

/** All that is done to an entry with a reason. */
const withReason =
  (act: typeof hideEntry): PersonHandler =>
  async ({ actor, deps, params, readBody }) => {
    const { communityId, kind, entryId } = idsFrom(entryParams, params);
    const input = parseInput(statedReason, await readBody());
    await act(deps, actor, communityId, { kind, id: entryId }, input);
    return noContent;
  };

const takeBack: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId, kind, entryId } = idsFrom(entryParams, params);
  await takeReportBack(deps, actor, communityId, { kind, id: entryId });
  return noContent;
};

const reports: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const page = parseInput(moderationPageQuery, query);
  return ok<ReportsView>(await listReports(deps, actor, communityId, page));
};

const community = "/api/communities/:communityId";
const report = `${community}/reports/:kind/:entryId`;
const hidden = `${community}/hidden/:kind/:entryId`;

export const moderationRoutes: readonly PersonRoute[] = [
  { method: "GET", path: `${community}/reports`, guard: "person", handle: reports },
  { method: "PUT", path: report, guard: "person", handle: withReason(reportEntry) },
  { method: "DELETE", path: report, guard: "person", handle: takeBack },
  { method: "PUT", path: hidden, guard: "person", handle: withReason(hideEntry) },
  { method: "POST", path: `${hidden}/returned`, guard: "person", handle: withReason(returnEntry) },
  { method: "PUT", path: `${hidden}/answer`, guard: "person", handle: withReason(answerHiding) },
];
