// A community's file as nobody exported it: in every place where a name may stand it puts words into one person's mouth.

/** What a message in it leads to. */
export const linkInFile = "https://evil.example/sign-in";

/** With texts that turn others around, tags that show nothing, and an answer by which the author seems to confirm. */
export function fileNaming(name: string): object {
  const at = "2026-01-01T09:00:00.000Z";
  const person = { sign: "sign-of-somebody", name: `${name}\u202e` };
  const words = {
    title: "Pay\u202e here",
    markdown: "https://evil.example",
    tags: ["\u200b", "print"],
    source: {
      kind: "message",
      conversationId: "19:releases@thread.tacv2",
      messageId: "1767603600000",
      link: linkInFile,
      sentAt: "no time",
    },
    createdAt: at,
    changedAt: at,
  };
  const message = {
    source: words.source,
    addedBy: { sign: "sign-of-a-colleague", name: "A colleague" },
    from: "teams",
    answer: { sign: person.sign, answer: "keep", at },
  };
  const reply = { markdown: "Pay.", author: person, createdAt: at };
  const charter = { domain: "Printing", community: "", practice: "", howWeWork: "", by: person, at };
  const hidden = { by: person, reason: "It paid.", at };
  return {
    format: "commonplace-community",
    version: 1,
    id: "made-by-hand",
    exportedAt: at,
    name: "Moved",
    purpose: "",
    stewards: [],
    places: [],
    charter: { ...charter, number: 2 },
    charterRevisions: [{ ...charter, number: 1 }],
    stories: [
      {
        id: "story-made-by-hand",
        about: { kind: "tip", id: "tip-made-by-hand" },
        text: "It paid.",
        by: person,
        createdAt: at,
        changedAt: at,
      },
    ],
    reports: [{ entry: { kind: "tip", id: "tip-made-by-hand" }, by: person, reason: "It paid.", at }],
    thanks: [],
    actions: [
      {
        id: "action-by-hand",
        at,
        by: person,
        kind: "hidden",
        about: "Pay\u202e",
        before: "",
        reason: "Pay\u202e",
      },
    ],
    board: [],
    tagRenames: [],
    reviewPeriod: 6,
    tips: [
      {
        ...words,
        id: "tip-made-by-hand",
        credited: [person],
        savedBy: person,
        revision: 2,
        written: { by: person, at },
        revisions: [{ number: 1, title: "Before", markdown: "Pay.", tags: [], written: { by: person, at } }],
        hidden,
        checks: [{ by: person, works: false, text: "Pay.", at }],
        creditAnswers: [{ sign: person.sign, answer: "keep", at }],
      },
    ],
    problems: [
      {
        ...words,
        id: "problem-made-by-hand",
        asker: person,
        replies: [
          { ...reply, id: "reply-plain", accepted: { by: person, reason: "It paid.", at } },
          { ...reply, id: "reply-of-message", message },
          { ...reply, id: "reply-of-name", author: { name: person.name }, message },
        ],
        crossPostedTo: [],
        tips: [],
        hidden,
      },
    ],
  };
}
