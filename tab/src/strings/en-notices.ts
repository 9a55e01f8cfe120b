// Words of the page on which a person chooses what they hear of.

export const enNotices = {
  notices: {
    title: "What I hear of",
    loading: "Opening your choices …",
    intro:
      "Commonplace writes to you alone, in your chat with it, when something of yours needs you, or there is news of what you follow. Nobody sees what you choose here.",
    kinds: "Tell me of",
    kind: {
      reply: "Replies to my problems",
      solved: "Solutions of my problems, and of those that are the same for me",
      accepted: "My replies that helped",
      helped: "Stories of what my help changed, once a day at most",
      credit: "Messages of mine that somebody saves as a tip",
      doubted: "Tips that thank me and did not work for somebody",
      hidden: "Something of mine that is hidden, or shown again",
      accessRequest: "People who ask to be let into a community that I look after",
      thanks: "Thanks that wait for my answer",
      following: "Replies, solutions and new tips where I follow a problem or a tag",
    },
    quiet: {
      title: "Quiet hours",
      on: "Send me nothing between two times of the day",
      from: "From",
      to: "Until",
      wrong: "Choose two different times.",
      zone: "By the clock of {{zone}}. What happens meanwhile comes afterwards, together.",
      save: "Save these times",
    },
    saved: "Saved.",
  },
} as const;
