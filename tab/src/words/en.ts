// Every word that the tab shows, in English: the language that all others are measured by.

export const en = {
  app: {
    name: "Commonplace",
    loading: "One moment …",
    tryAgain: "Try again",
    reload: "Load the page again",
    reference: "Reference: {{id}}",
    teamsSaid: "Teams said: {{detail}}",
    youAre: "You are",
    localPeopleSwitch: "(local people-switch)",
  },
  errors: {
    title: "That did not work",
    internal: "Something went wrong on our side. Please try again in a moment.",
    unreachable: "We could not reach Commonplace. Check your connection, then try again.",
    signIn: {
      title: "We could not sign you in",
      failed:
        "Teams did not give us a sign-in for you. Try again. If it keeps failing, sign out of Teams and in again, or ask whoever looks after Teams in your organisation to allow Commonplace.",
      refused:
        "Your sign-in was not accepted, so nothing can be shown. Try again. If it keeps failing, close this tab and open it again, or sign out of Teams and in again.",
    },
    page: {
      title: "This page stumbled",
      text: "Something on this page broke. What you saved is safe, and what you were writing is kept. Load the page again to go on.",
    },
    address: {
      title: "There is nothing at this address",
      text: "The link may be old or cut off. Your communities are a good place to start.",
    },
    home: "My communities",
    community: {
      title: "This community is not here",
      text: "It may have been removed, or it lives in a channel or chat that you do not belong to. Somebody who belongs there can add you in Teams.",
    },
  },
  community: {
    loading: "Opening the community …",
    sample:
      "This is a sample, to show what a community can look like. Remove it with “npm run sample:remove”.",
    about: "About this community",
    thanks: "Thanks",
    value: "What it has changed",
    closed: "Closed. It can be read, and a steward can open it again, until",
    opensToAll: "It opens to everybody in the organisation:",
    writeTip: "Write a tip",
    pasteMessage: "Paste a message",
    ask: "Ask the community",
    parts: "What the community knows",
    tips: "Tips",
    problems: "Problems",
    join: "Join",
    leave: "Leave",
    joined: "You joined. The community is now among yours.",
    left: "You left. You can join again whenever you like.",
    newest: "Newest tips",
    showMore: "Show more",
    empty: {
      title: "No tips yet",
      text: "Start with one thing that works for you. In the channel, choose a message, then More actions and Save as tip; or write or paste one here.",
    },
  },
  problem: {
    open: "Open problem",
    solved: "Solved problem",
    waiting: "Waiting for a first reply",
  },
  search: {
    label: "Search tips and problems",
    labelMine: "Search all my communities",
    placeholder: "Search tips and problems",
    results: "Search results",
    searching: "Searching …",
    found_one: "{{count}} result",
    found_other: "{{count}} results",
    foundMany: "The {{count}} most useful",
    reading: "Still reading this community: more may turn up in a moment.",
    nothing: {
      title: "Nothing found for “{{query}}”",
      text: "Try fewer or other words. If you know the answer, your community would be glad of a tip.",
    },
  },
  tip: {
    thanks: "Thanks to {{names}}",
    savedName: "{{name}} (saved by {{by}})",
    typedName: "“{{name}}” (according to {{by}})",
    bySomebody: "somebody",
    withoutName: "Shared without a name",
    tags: "Tags",
    inCommunity: "in {{name}}",
  },
  checks: {
    doubted: "Did not work for somebody",
  },
  home: {
    title: "My communities",
    loading: "Opening your communities …",
    start: "Start a community",
    stories: "My stories",
    directory: "Find other communities",
    notices: "What I hear of",
    thanks: "My thanks",
  },
} as const;
