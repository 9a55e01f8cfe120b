import { ownId } from "./contract/fields.ts";
import type { LinkedPage, Links } from "./community/communities/links.ts";
import { entryKinds } from "./contract/entry-ref.ts";

/**
 * Addresses of our own pages. In Teams they open the personal tab at the right place: learn.microsoft.com,
 * "Deep link to a tab". Without a Teams app they are plain pages. What people copy are the plain pages, which Teams
 * asks us about when they are pasted: `pageAt` reads those.
 */
export function createLinks(publicUrl: string, teamsAppId: string | undefined): Links {
  const link = (path: string) => {
    const page = `${publicUrl}/tab/${path}`;
    if (teamsAppId === undefined) return page;
    const context = JSON.stringify({ subEntityId: path });
    const query = new URLSearchParams({ webUrl: page, context });
    // Teams reads %20 only, not the + of form encoding.
    return `https://teams.microsoft.com/l/entity/${teamsAppId}/home?${query.toString().replaceAll("+", "%20")}`;
  };
  return {
    community: (communityId) => link(`community/${communityId}`),
    tip: (communityId, tipId) => link(`community/${communityId}/tip/${tipId}`),
    home: () => link("home"),
    notices: () => link("home/notices"),
    myData: () => link("home/my-data"),
    problem: (communityId, problemId, panel) =>
      link(`community/${communityId}/problem/${problemId}${panel === undefined ? "" : `/${panel}`}`),
    pageAt: (address) => {
      const folder = `${new URL(publicUrl).href.replace(/\/$/u, "")}/tab/`;
      const url = URL.parse(address);
      if (url?.username !== "" || url.password !== "") return undefined;
      const page = `${url.origin}${url.pathname}`;
      return page.startsWith(folder) ? linkedPage(page.slice(folder.length)) : undefined;
    },
    myStories: () => link("home/stories"),
    thanks: (communityId) => link(`community/${communityId}/thanks`),
    myThanks: () => link("home/thanks"),
  };
}

/** @param path below `/tab/`. */
function linkedPage(path: string): LinkedPage | undefined {
  const [root, community, entryKind, entryId, ...more] = path.replace(/\/$/u, "").split("/");
  const communityId = ownId.safeParse(community).data;
  if (root !== "community" || communityId === undefined || more.length > 0) return undefined;
  if (entryKind === undefined) return { communityId };
  const kind = entryKinds.find((one) => one === entryKind);
  const id = ownId.safeParse(entryId).data;
  return kind === undefined || id === undefined ? undefined : { communityId, entry: { kind, id } };
}
