// Words of what is a person's own.

export const enPersonal = {
  bookmarks: {
    set: "Bookmark",
    remove: "Remove bookmark",
    wasSet: "Bookmarked. Only you can see that.",
    wasRemoved: "Bookmark removed.",
    title: "My bookmarks",
  },
  drafts: {
    title: "My drafts",
    untitled: "Without a title",
    throwAway: "Throw away",
    throwAwayOf: "Throw away “{{title}}”",
    thrownAway: "Thrown away: “{{title}}”",
    undo: "Undo",
    hint: "Only you see these, on all your devices. A draft goes {{count}} days after you last worked on it.",
    elsewhere: "You wrote something else here in another window or on another device:",
    takeThat: "Go on with that one",
    letGo: "Let it go",
  },
  home: {
    myProblems: "My problems",
    waiting: "Waiting for a first reply",
    fresh: "New in my communities",
    empty: {
      title: "You have not joined a community yet",
      start: "Start one above. Or open a channel or group chat, choose + beside its tabs, then Commonplace.",
      save: "Or save what works: on any message in a channel, choose More actions, then Save as tip.",
      join: "Or join one: open the Commonplace tab in a channel of yours and choose Join.",
    },
    waits: {
      title: "Waiting for me",
      credit: "Somebody saved a message of yours as a tip. May it stay, with your name or without?",
      doubted: "A tip of yours did not work for somebody. Does it still hold?",
      replied: "There is a reply to your problem. Did it help?",
      reported: "Somebody pointed this out to the stewards. Have a look.",
      accessRequested: "Somebody asks to be let in.",
      reportedOther: "Somebody pointed out thanks or a story to the stewards. Have a look.",
    },
  },
  following: {
    title: "What I follow",
    tagIn: "{{tag}}, in {{community}}",
    letGo: "Stop following “{{tag}}” in {{community}}",
    wasLetGo: "You no longer follow “{{tag}}”.",
    undo: "Undo",
    nothing: "Nothing new here yet.",
    problem: "Follow",
    problemNoMore: "Stop following",
    tags: "Follow a tag",
    tag: "Follow “{{tag}}”",
    tagNoMore: "Stop following “{{tag}}”",
    begun:
      "You are told of what is new, and see it in your personal tab. Nobody else is told that you follow it.",
    ended: "You follow it no more.",
  },
} as const;
