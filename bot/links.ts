import type { Links } from "./community/ports.ts";

/**
 * Addresses of our own pages. In Teams they open the personal tab at the right place: learn.microsoft.com,
 * "Deep link to a tab". Without a Teams app they are plain pages.
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
    problem: (communityId, problemId) => link(`community/${communityId}/problem/${problemId}`),
  };
}
