// What members may be asked about: one's own line, and who offers for a tag.
import { listAskable, readAskMe, setAskMe } from "../../community/personal/ask-me.ts";
import { askableInput, askMeInput, type AskMeView } from "../../contract/ask-me.ts";
import { communityParams } from "../../contract/communities.ts";
import type { PeopleView } from "../../contract/thanks.ts";
import { community, route, routesOf } from "./route.ts";

const ofAskMe = routesOf(`${community}/ask-me`, communityParams, {
  ids: ({ communityId }) => [communityId],
  view: ({ tags }: { readonly tags: readonly string[] }): AskMeView => ({ tags: [...tags] }),
});

export const askMeRoutes = [
  ofAskMe("GET", "", {
    cost: "read",
    run: (deps, actor, communityId) => readAskMe(deps, actor, communityId),
  }),
  ofAskMe("PUT", "", { cost: "write", body: askMeInput, run: setAskMe }),
  route("POST", `${community}/askable`, {
    cost: "read",
    params: communityParams,
    body: askableInput,
    answer: async ({ actor, deps, params, body }): Promise<PeopleView> => {
      const people = await listAskable(deps, actor, params.communityId, body.tags);
      return { people: people.map(({ userId, name }) => ({ userId, name })) };
    },
  }),
];
