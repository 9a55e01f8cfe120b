// Pictures in texts, by the tab's API.
import { pngOf } from "../community/pictures/sample-pictures.ts";
import { tipInput, type App } from "./app.ts";
import { ben } from "../teams/rig.ts";
import { ask, here, type UseCase } from "./use-case.ts";

const route = "/api/communities/:communityId/pictures";

/** Kept by ben. Gives its id. */
async function keptPicture(app: App): Promise<string> {
  const body = { bytes: pngOf(1).toString("base64") };
  const { json } = await ask(app, "POST", `${here(app)}/pictures`, body, ben);
  return (json as { id: string }).id;
}

/** The address of a picture of ben's in a tip of his. */
async function shownPicture(app: App): Promise<string> {
  const id = await keptPicture(app);
  const body = { ...tipInput("nonce-of-picture"), markdown: `![](picture:${id})` };
  const { json } = await ask(app, "POST", `${here(app)}/tips`, body, ben);
  const { tip } = json as { tip: { id: string } };
  return `${here(app)}/pictures/${id}?tip=${tip.id}`;
}

export const pictureUseCases = {
  "keep a picture for a text": {
    covers: [`POST ${route}`],
    prepare: (app) => () => keptPicture(app),
  },
  "see a picture in a tip": {
    covers: [`GET ${route}/:pictureId`],
    prepare: async (app) => {
      const address = await shownPicture(app);
      return () => ask(app, "GET", address);
    },
  },
} satisfies Record<string, UseCase>;
