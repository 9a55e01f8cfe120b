// Words of communities that live in no channel or chat yet, and of bringing them to one.

export const enNoPlace = {
  noPlace: {
    intro:
      "Give it a name to start it: no one has to approve it. You can bring it to a channel or chat today, or once you know where it belongs.",
    who: "Who can read it until then?",
    letIn: "Only me and people I approve",
    organisationToo: "Everyone in the organisation",
    started: "“{{name, inner}}” is ready",
    places: "So far only you can read it. Write a first tip, or bring it to where its people talk.",
    organisation: "Everyone in the organisation can read it, and finds it in the directory.",
    bring: "How to bring it to a channel or chat",
    step1: "In Teams, open the channel or group chat, choose + beside its tabs, then Commonplace.",
    step2: "Choose “{{choice, inner}}”, then “{{name, inner}}”.",
    step3: "Choose Save. From then on everyone there can read it and write in it.",
    how: "How to bring it to one",
    now: {
      places: "It has no channel or chat yet: only its stewards and people they approve can read it.",
      organisation: "It has no channel or chat yet. Everyone in the organisation can read it.",
    },
    letOthersIn:
      "To let people in before, let the organisation find its name: people can then ask to join, and you answer.",
    byStewards: "Its stewards can bring it to one.",
    digest: "It comes where the community lives, so it needs a channel or chat first.",
    privateDigest: "Teams lets no app post in a private channel. What’s new is on everyone’s home page.",
    takeLast:
      "This is its only place. Without one, only its stewards and people they approve can read it. You can bring it back at any time.",
    takeLastYes: "Remove it",
  },
} as const;
