import { Readable } from "node:stream";
import { listPeople } from "../../community/communities/known-people.ts";
import { isSteward } from "../../community/communities/policies.ts";
import { answerThanks } from "../../community/thanks/answer-thanks.ts";
import { giveThanks, takeThanksBack } from "../../community/thanks/give-thanks.ts";
import { givenView } from "../../community/thanks/given.ts";
import { chooseThanksPreferences, readThanksPreferences } from "../../community/thanks/preferences.ts";
import { allReceived, listGiven, listReceived, listShown } from "../../community/thanks/read-thanks.ts";
import { receivedView } from "../../community/thanks/received.ts";
import { secondThanks, takeSecondBack, type FoundThanks } from "../../community/thanks/second-thanks.ts";
import { shownView } from "../../community/thanks/shown-view.ts";
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
  type ShownThanksPageView,
} from "../../contract/thanks.ts";
import { thanksDocument } from "../thanks-document.ts";
import { community, route, routesOf } from "./route.ts";

const mine = "/api/me/thanks";
const thanksHere = `${community}/thanks`;
const ofSecond = routesOf(`${thanksHere}/:thanksId/second`, shownThanksParams, {
  ids: ({ communityId, thanksId }) => [communityId, thanksId],
  view: ({ thanks, community }: FoundThanks, { actor }) => shownView(thanks, community, actor),
});

export const thanksRoutes = [
  route("GET", mine, {
    cost: "read",
    query: thanksPageQuery,
    answer: async ({ actor, deps, query }): Promise<ReceivedThanksPageView> => {
      const [{ thanks, cursor }, preferences] = await Promise.all([
        listReceived(deps, actor, query),
        readThanksPreferences(deps, actor),
      ]);
      return { thanks: thanks.map(receivedView), preferences, ...(cursor !== undefined && { cursor }) };
    },
  }),
  route("GET", `${mine}/document`, {
    cost: "export",
    file: { name: "thanks.md", type: "text/markdown; charset=utf-8" },
    answer: async ({ actor, deps }) =>
      Readable.from([Buffer.from(thanksDocument(actor, await allReceived(deps, actor)))]),
  }),
  route("PUT", `${mine}/:thanksId/answer`, {
    cost: "write",
    params: thanksParams,
    body: answerThanksInput,
    answer: async ({ actor, deps, params, body }) =>
      receivedView(await answerThanks(deps, actor, params.thanksId, body)),
  }),
  route("PUT", `${mine}/preferences`, {
    cost: "write",
    body: thanksPreferences,
    answer: async ({ actor, deps, body }) => {
      await chooseThanksPreferences(deps, actor, body);
      return body;
    },
  }),
  route("GET", `${mine}/given`, {
    cost: "read",
    query: thanksPageQuery,
    answer: async ({ actor, deps, query }): Promise<GivenThanksPageView> => {
      const { thanks, cursor } = await listGiven(deps, actor, query);
      return { thanks: thanks.map(givenView), ...(cursor !== undefined && { cursor }) };
    },
  }),
  route("DELETE", `${mine}/given/:thanksId`, {
    cost: "write",
    params: thanksParams,
    status: 204,
    answer: ({ actor, deps, params }) => takeThanksBack(deps, actor, params.thanksId),
  }),
  route("GET", `${community}/people`, {
    cost: "read",
    params: communityParams,
    answer: async ({ actor, deps, params }): Promise<PeopleView> => {
      const known = await listPeople(deps, actor, params.communityId);
      return { people: known.map(({ userId, name }) => ({ userId, name })) };
    },
  }),
  route("GET", thanksHere, {
    cost: "read",
    params: communityParams,
    query: thanksPageQuery,
    answer: async ({ actor, deps, params, query }): Promise<ShownThanksPageView> => {
      const { community, thanks, cursor } = await listShown(deps, actor, params.communityId, query);
      return {
        communityName: community.name,
        thanks: thanks.map((one) => shownView(one, community, actor)),
        canHide: isSteward(actor, community),
        ...(cursor !== undefined && { cursor }),
      };
    },
  }),
  route("POST", thanksHere, {
    cost: "notify",
    params: communityParams,
    body: giveThanksInput,
    answer: async ({ actor, deps, params, body }): Promise<GiveThanksView> => {
      const { to } = await giveThanks(deps, actor, params.communityId, body);
      return { outcome: "delivered", to: to.name };
    },
  }),
  ofSecond("PUT", "", { cost: "write", body: secondThanksInput, run: secondThanks }),
  ofSecond("DELETE", "", { cost: "write", run: takeSecondBack }),
];
