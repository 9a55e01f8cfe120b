/** Addresses within the tab, below /tab. */
export const paths = {
  home: "/home",
  community: (communityId: string) => `/community/${communityId}`,
  tips: (communityId: string) => `/community/${communityId}?show=tips`,
  arrangePins: (communityId: string) => `/community/${communityId}?show=pins`,
  about: (communityId: string) => `/community/${communityId}/about`,
  settings: (communityId: string) => `/community/${communityId}/settings`,
  start: "/home/start",
  saved: "/home/saved",
  notices: "/home/notices",
  myData: "/home/my-data",
  tags: (communityId: string) => `/community/${communityId}/tags`,
  directory: "/directory",
  myThanks: "/home/thanks",
  thanks: (communityId: string) => `/community/${communityId}/thanks`,
  /** For a tip or a reply, or for nothing in particular. */
  giveThanks: (communityId: string, about: Readonly<Record<string, string>> = {}) =>
    `/community/${communityId}/thank${Object.keys(about).length > 0 ? `?${new URLSearchParams(about)}` : ""}`,
  preview: (communityId: string) => `/directory/${communityId}`,
  newTip: (communityId: string) => `/community/${communityId}/new-tip`,
  newTipFromMessage: (communityId: string) => `/community/${communityId}/new-tip?from=message`,
  tip: (communityId: string, tipId: string) => `/community/${communityId}/tip/${tipId}`,
  problem: (communityId: string, problemId: string) => `/community/${communityId}/problem/${problemId}`,
  problems: (communityId: string) => `/community/${communityId}?show=problems`,
  ask: (communityId: string) => `/community/${communityId}/ask`,
  editProblem: (communityId: string, problemId: string) =>
    `/community/${communityId}/problem/${problemId}/edit`,
  tipFromSolution: (communityId: string, problemId: string) =>
    `/community/${communityId}/new-tip?problem=${problemId}`,
  tipHistory: (communityId: string, tipId: string) => `/community/${communityId}/tip/${tipId}/history`,
  stories: (communityId: string) => `/community/${communityId}/stories`,
  storiesByCycle: (communityId: string, cycle: string) => `/community/${communityId}/stories?cycle=${cycle}`,
  managerPage: (communityId: string) => `/community/${communityId}/stories/page`,
  myStories: "/home/stories",
  editTip: (communityId: string, tipId: string) => `/community/${communityId}/tip/${tipId}/edit`,
};
