// Drafts: a person's own, by what an address does not say.
import { parseInput } from "../../community/core/input.ts";
import { forgetDraft, getDraft, keepDraft, listDrafts } from "../../community/personal/drafts.ts";
import {
  draftParams,
  forgetDraftQuery,
  keepDraftInput,
  type DraftsView,
  type DraftView,
} from "../../contract/drafts.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRoute } from "./route.ts";

const list: PersonHandler = async ({ actor, deps }) =>
  ok<DraftsView>({ drafts: await listDrafts(deps, actor) });

const read: PersonHandler = async ({ actor, deps, params }) =>
  ok<DraftView>(await getDraft(deps, actor, idsFrom(draftParams, params).key));

const keep: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { key } = idsFrom(draftParams, params);
  const input = parseInput(keepDraftInput, await readBody());
  return ok<DraftView>(await keepDraft(deps, actor, key, input));
};

const forget: PersonHandler = async ({ actor, deps, params, query }) => {
  const { key } = idsFrom(draftParams, params);
  await forgetDraft(deps, actor, key, parseInput(forgetDraftQuery, query).version);
  return noContent;
};

const drafts = "/api/me/drafts";

export const draftRoutes: readonly PersonRoute[] = [
  { method: "GET", path: drafts, guard: "person", cost: "read", handle: list },
  { method: "GET", path: `${drafts}/:key`, guard: "person", cost: "read", handle: read },
  { method: "PUT", path: `${drafts}/:key`, guard: "person", cost: "draft", handle: keep },
  { method: "DELETE", path: `${drafts}/:key`, guard: "person", cost: "write", handle: forget },
];
