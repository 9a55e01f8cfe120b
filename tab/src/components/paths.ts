/** Addresses within the tab, below /tab. */
export const paths = {
  home: "/home",
  community: (communityId: string) => `/community/${communityId}`,
  newTip: (communityId: string) => `/community/${communityId}/new-tip`,
  newTipFromMessage: (communityId: string) => `/community/${communityId}/new-tip?from=message`,
  tip: (communityId: string, tipId: string) => `/community/${communityId}/tip/${tipId}`,
  problem: (communityId: string, problemId: string) => `/community/${communityId}/problem/${problemId}`,
  editTip: (communityId: string, tipId: string) => `/community/${communityId}/tip/${tipId}/edit`,
};
