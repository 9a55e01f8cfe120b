// Words of the starting kit. In a file of their own: stewards get them beside the first screen.

export const enStartingKit = {
  kit: {
    title: "First steps for stewards",
    intro: "What often helps a community to start. Only stewards see this.",
    done: "Done: {{step}}",
    hide: "Hide these steps",
    hidden: "The first steps are hidden for all stewards. You’ll find them in the settings.",
    isHidden: "They are hidden for all stewards.",
    show: "Show them again",
    shown: "The first steps are shown again.",
    steps: {
      purpose: {
        name: "Say what it is about",
        why: "One sentence tells newcomers whether this is theirs.",
      },
      tips: {
        name: "Save the first three tips",
        why: "People who look in for the first time should find something that helps.",
      },
      asked: {
        name: "Ask a first real problem",
        why: "Ask a colleague what holds them up this week. Each question makes the next one easier to ask.",
      },
      solved: {
        name: "Get a first problem solved",
        why: "You may know who knows the answer. Nothing shows better what a community is good for.",
      },
      board: {
        name: "Pin what newcomers should see first",
        why: "Open a tip or a solved problem and choose “Pin”.",
      },
      rhythm: {
        name: "Agree on a rhythm",
        why: "A small habit that people can count on: a fixed time to meet, a question a week. Write it into the charter, or switch on the digest.",
      },
      secondSteward: {
        name: "Find a second steward",
        why: "Two share the work, and it goes on when one is away.",
      },
      found: {
        name: "Let others come across it",
        why: "List it in the directory, or bring it to more channels or chats.",
      },
    },
  },
} as const;
