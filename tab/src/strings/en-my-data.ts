// Words of the page on which a person sees, exports and erases what is stored about them.

export const enMyData = {
  myData: {
    title: "My data",
    intro: "What Commonplace holds about you, in all communities.",
    export: {
      title: "Export my data",
      what: "A file with everything: what you saved, asked, answered, thanked and told, also what you asked without your name, and your own lists and choices. Of other people it only has what they said to you.",
      button: "Export my data",
      running: "Your data is being collected: you can come back later.",
      ready: "Your file is ready. It stays here for a day.",
      download: "Download",
      again: "Export again",
    },
    erase: {
      title: "Erase my data",
      own: "What is yours alone goes: your lists and choices, drafts, stories, the thanks that you were given, your part in communities. If you’re a steward, you no longer are.",
      stays:
        "What others rely on stays to be read, without your name: tips, problems, replies, and what you wrote in thanks to others. If you want any of it gone, take it back before you erase.",
      beyond:
        "Not reached: messages in Teams, what others wrote about you in their own words, and files that were exported before.",
      button: "Erase my data …",
      ask: "Erase everything that is held about you? This cannot be undone.",
      confirm: "Yes, erase everything",
      keep: "No, keep it",
      done: "Nothing is held about you any more.",
      running: "Your data is being erased. You can close this page: the bot writes to you when it is done.",
    },
  },
} as const;
