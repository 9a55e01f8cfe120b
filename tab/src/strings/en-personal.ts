// Words of what is a person's own.

export const enPersonal = {
  bookmarks: {
    title: "My bookmarks",
  },
  saving: {
    save: "Save",
    saved: "Saved",
    tellMe: "Tell me when it changes",
    told: "You'll be told when it changes.",
    notTold: "You won't be told any more.",
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
    letGo: "Discard it",
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
    tag: "Follow this tag",
    tagFollowed: "Following this tag",
    begun: "You'll be told what's new.",
    ended: "You won't be told any more.",
  },
} as const;
