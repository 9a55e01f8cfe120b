// Words of what comes right after a community's first screen.

export const enCommunity = {
  aside: {
    label: "About this community",
    thanks: "{{from}} thanks {{to}}",
    stewards: "Stewards",
    places: "Channels and chats",
    channel: "A channel",
    groupChat: "A group chat",
  },
  begin: {
    title: "How to begin",
    save: "Save something from a chat",
    saveHow: "On a message that helped, choose More options (⋯), More actions, Save as tip.",
    saveAsTip: "Save as tip",
    write: "Write a tip",
    writeWhy: "One thing that works for you is enough.",
    ask: "Ask a question",
    askWhy: "Each question makes the next one easier to ask.",
    editPurpose: "Edit the purpose",
    addPurpose: "Say what it is for",
  },
} as const;
