import { Readable } from "node:stream";
import { parseInput } from "../../community/core/input.ts";
import { answerThanks } from "../../community/thanks/answer-thanks.ts";
import { giveThanks, takeThanksBack } from "../../community/thanks/give-thanks.ts";
import { givenView } from "../../community/thanks/given.ts";
import { listPeople } from "../../community/communities/known-people.ts";
import { chooseThanksPreferences, readThanksPreferences } from "../../community/thanks/preferences.ts";
import { allReceived, listGiven, listReceived, listShown } from "../../community/thanks/read-thanks.ts";
import { receivedView } from "../../community/thanks/received.ts";
import { secondThanks, takeSecondBack, type FoundThanks } from "../../community/thanks/second-thanks.ts";
import { isSteward } from "../../community/communities/policies.ts";
import { communityParams } from "../../contract/communities.ts";
import {
  answerThanksInput,
  giveThanksInput,
  secondThanksInput,
  shownThanksParams,
  thanksPageQuery,
  thanksParams,
  thanksPreferences,
  type GivenThanksPageView,
  type GiveThanksView,
  type PeopleView,
  type ReceivedThanksPageView,
  type ReceivedThanksView,
  type ShownThanksPageView,
  type ShownThanksView,
  type ThanksPreferences,
} from "../../contract/thanks.ts";
import { thanksDocument } from "../thanks-document.ts";
import { idsFrom } from "./ids.ts";
import { noContent, ok, type PersonHandler, type PersonRequest, type PersonRoute } from "./route.ts";
import { shownView } from "../../community/thanks/shown-view.ts";

const received: PersonHandler = async ({ actor, deps, query }) => {
  const page = parseInput(thanksPageQuery, query);
  const [{ thanks, cursor }, preferences] = await Promise.all([
    listReceived(deps, actor, page),
    readThanksPreferences(deps, actor),
  ]);
  return ok<ReceivedThanksPageView>({
    thanks: thanks.map(receivedView),
    preferences,
    ...(cursor !== undefined && { cursor }),
  });
};

const document: PersonHandler = async ({ actor, deps }) => {
  const text = thanksDocument(actor, await allReceived(deps, actor));
  const bytes = Readable.from([Buffer.from(text)]);
  return { status: 200, file: { name: "thanks.md", type: "text/markdown; charset=utf-8", bytes } };
};

const answer: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { thanksId } = idsFrom(thanksParams, params);
  const input = parseInput(answerThanksInput, await readBody());
  return ok<ReceivedThanksView>(receivedView(await answerThanks(deps, actor, thanksId, input)));
};

const choose: PersonHandler = async ({ actor, deps, readBody }) => {
  const preferences = parseInput(thanksPreferences, await readBody());
  await chooseThanksPreferences(deps, actor, preferences);
  return ok<ThanksPreferences>(preferences);
};

const given: PersonHandler = async ({ actor, deps, query }) => {
  const { thanks, cursor } = await listGiven(deps, actor, parseInput(thanksPageQuery, query));
  return ok<GivenThanksPageView>({
    thanks: thanks.map(givenView),
    ...(cursor !== undefined && { cursor }),
  });
};

const takeBack: PersonHandler = async ({ actor, deps, params }) => {
  const { thanksId } = idsFrom(thanksParams, params);
  await takeThanksBack(deps, actor, thanksId);
  return noContent;
};

const people: PersonHandler = async ({ actor, deps, params }) => {
  const { communityId } = idsFrom(communityParams, params);
  const known = await listPeople(deps, actor, communityId);
  return ok<PeopleView>({ people: known.map(({ userId, name }) => ({ userId, name })) });
};

const list: PersonHandler = async ({ actor, deps, params, query }) => {
  const { communityId } = idsFrom(communityParams, params);
  const page = parseInput(thanksPageQuery, query);
  const { community, thanks, cursor } = await listShown(deps, actor, communityId, page);
  return ok<ShownThanksPageView>({
    communityName: community.name,
    thanks: thanks.map((one) => shownView(one, community, actor)),
    canHide: isSteward(actor, community),
    ...(cursor !== undefined && { cursor }),
  });
};

const give: PersonHandler = async ({ actor, deps, params, readBody }) => {
  const { communityId } = idsFrom(communityParams, params);
  const input = parseInput(giveThanksInput, await readBody());
  const { to } = await giveThanks(deps, actor, communityId, input);
  return ok<GiveThanksView>({ outcome: "delivered", to: to.name });
};

const seen = ({ actor }: PersonRequest, { thanks, community }: FoundThanks) =>
  ok<ShownThanksView>(shownView(thanks, community, actor));

const joinIn: PersonHandler = async (request) => {
  const { communityId, thanksId } = idsFrom(shownThanksParams, request.params);
  const input = parseInput(secondThanksInput, await request.readBody());
  return seen(request, await secondThanks(request.deps, request.actor, communityId, thanksId, input));
};

const leaveOut: PersonHandler = async (request) => {
  const { communityId, thanksId } = idsFrom(shownThanksParams, request.params);
  return seen(request, await takeSecondBack(request.deps, request.actor, communityId, thanksId));
};

const mine = "/api/me/thanks";
const community = "/api/communities/:communityId";
const one = `${community}/thanks/:thanksId`;

export const thanksRoutes: readonly PersonRoute[] = [
  { method: "GET", path: mine, guard: "person", cost: "read", handle: received },
  { method: "GET", path: `${mine}/document`, guard: "person", cost: "export", handle: document },
  { method: "PUT", path: `${mine}/:thanksId/answer`, guard: "person", cost: "write", handle: answer },
  { method: "PUT", path: `${mine}/preferences`, guard: "person", cost: "write", handle: choose },
  { method: "GET", path: `${mine}/given`, guard: "person", cost: "read", handle: given },
  { method: "DELETE", path: `${mine}/given/:thanksId`, guard: "person", cost: "write", handle: takeBack },
  { method: "GET", path: `${community}/people`, guard: "person", cost: "read", handle: people },
  { method: "GET", path: `${community}/thanks`, guard: "person", cost: "read", handle: list },
  { method: "POST", path: `${community}/thanks`, guard: "person", cost: "notify", handle: give },
  { method: "PUT", path: `${one}/second`, guard: "person", cost: "write", handle: joinIn },
  { method: "DELETE", path: `${one}/second`, guard: "person", cost: "write", handle: leaveOut },
];
