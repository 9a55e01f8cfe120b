// Words for what members point out to stewards, and what stewards hide.

export const enModeration = {
  hidden: {
    by: "Hidden by {{name}}: {{reason}}",
    onlyYou: "Only its author and the stewards see this.",
    answered: "The author said: {{text}}",
    reply: "A steward has hidden a reply here.",
  },
  moderation: {
    report: {
      button: "Report",
      label: "What is wrong with it?",
      hint: "Only the stewards read this, with your name.",
      missing: "Say in a few words what is wrong.",
      confirm: "Report it",
    },
    hide: {
      button: "Hide",
      label: "Why is it hidden?",
      hint: "Everyone can read this in the activity log.",
      missing: "Say in a few words why it is hidden.",
      confirm: "Hide it",
    },
    restore: {
      button: "Bring back",
      label: "Why is it brought back?",
      hint: "Everyone can read this in the activity log.",
      missing: "Say in a few words why it is brought back.",
      confirm: "Bring it back",
    },
    answer: {
      button: "Answer",
      label: "What do you say to that?",
      hint: "The stewards read this. You can answer once.",
      missing: "Write your answer first.",
      confirm: "Send the answer",
    },
    said: {
      report: "Reported. Only the stewards see it.",
      takeBack: "The report is taken back.",
      hide: "Now only its author and the stewards see it.",
      restore: "Everyone can see it again.",
      answer: "The stewards can read your answer.",
    },
  },
  reports: {
    title: "Reports",
    intro: "Only stewards see these.",
    more: "Show more",
    kinds: {
      tip: "Tip",
      problem: "Problem",
      reply: "Reply",
      recognition: "Thanks",
      story: "Story",
    },
    replyTo: "To “{{title, inner}}”",
    gone: "It is no longer there.",
    hidden: "Hidden",
    by: "{{name}} said: {{reason}}",
    letBe: "Let it be",
    letBeOf: "Let it be: {{title}}",
    takeOff: "Take off the list",
    takeOffOf: "Take off the list: {{title}}",
    settled: "Taken off the list.",
  },
} as const;
