// What the people of the sample community do besides saving tips: they ask, answer, pin, thank and tell what changed.
import type { CharterTexts } from "../contract/charter.ts";
import type { StoryCycle } from "../contract/stories.ts";

/** People are named as in `.m365agentsplayground.yml`. */
export interface SampleReply {
  readonly by: string;
  readonly markdown: string;
  /** Who says that it helped; with a reason where that is not the one who asked. */
  readonly accepted?: { readonly by: string; readonly reason: string };
}

export interface SampleProblem {
  readonly title: string;
  readonly markdown: string;
  readonly tags: readonly string[];
  readonly asker: string;
  readonly withoutName?: true;
  readonly replies: readonly SampleReply[];
  readonly daysAgo: number;
}

/** Newest first. */
export const sampleProblems: readonly SampleProblem[] = [
  {
    title: "Does anybody have the wiring of the series 2 door drive?",
    markdown:
      "The sheet in the cabinet is for series 3. I am at the old town hall on Thursday and would rather not find out with a meter.",
    tags: ["doors", "on site"],
    asker: "Mateo Fernández",
    replies: [],
    daysAgo: 2,
  },
  {
    title: "How do I say no to a “small” change on a Friday?",
    markdown:
      "Third time this quarter: somebody asks for one small setting at four o'clock, and on Saturday the phone rings. I do not want to be the one who always says no.",
    tags: ["working together", "updates"],
    asker: "Yuki Tanaka",
    withoutName: true,
    replies: [
      {
        by: "Liv Solheim",
        markdown:
          "I ask who would be on site on Saturday morning if it goes wrong. Mostly the answer is “nobody, let us do it on Monday”, and then it was not me who said no.",
        accepted: { by: "Yuki Tanaka", reason: "" },
      },
      {
        by: "Priya Raman",
        markdown: "Settings that can be undone from the desk I do on Fridays, too. All others wait, always.",
      },
    ],
    daysAgo: 9,
  },
  {
    title: "Lift forgets its floor after a power cut",
    markdown: `After the power comes back, the display shows **floor 0** and the lift drives to the lowest stop before it takes a call. Two buildings, both series 3, version 4.12.

Tried: other battery, other encoder cable.`,
    tags: ["fault finding", "on site"],
    asker: "Liv Solheim",
    replies: [
      {
        by: "Oluwaseun Adeyemi",
        markdown: "Is there anything in the log between the cut and the first move?",
      },
      {
        by: "Mateo Fernández",
        markdown: `The position is written only when the shaft is **locked**. With the delay at 0 the lock comes after the cut. Set it back to 3:

1. Menu 4, entry 7: *lock delay*.
2. Choose 3 seconds, save, switch off and on once.`,
        accepted: { by: "Priya Raman", reason: "Tried it in both buildings, and it held over two cuts." },
      },
    ],
    daysAgo: 15,
  },
];

/** What is pinned, by title, in the order of the board. */
export const samplePins = [
  { kind: "problem", title: "Lift forgets its floor after a power cut" },
  { kind: "tip", title: "Ask for the last three steps instead of “what is broken?”" },
  { kind: "tip", title: "Update one lift, wait a night, then do the rest" },
] as const;

/** Thanks that the thanked person shows. */
export const sampleThanks = [
  {
    from: "Yuki Tanaka",
    to: "Liv Solheim",
    reason:
      "You sat with me for an hour before my first visit on site, and told me what nobody writes down: where to stand, whom to call, and that asking is fine.",
    seconds: [{ by: "Oluwaseun Adeyemi", reason: "For me, too, in my first week." }],
    daysAgo: 6,
  },
] as const;

export interface SampleStory {
  readonly by: string;
  readonly about: { readonly kind: "tip" | "problem"; readonly title: string };
  readonly text: string;
  readonly cycle: StoryCycle;
  readonly withName: boolean;
  readonly daysAgo: number;
}

/** Shared with the community, and for a page for a manager. */
export const sampleStories: readonly SampleStory[] = [
  {
    by: "Priya Raman",
    about: { kind: "problem", title: "Lift forgets its floor after a power cut" },
    text: "Two visits were planned for this. I changed one setting from the desk, and nobody had to drive.",
    cycle: "applied",
    withName: true,
    daysAgo: 4,
  },
  {
    by: "Amara Diallo",
    about: { kind: "tip", title: "Ask for the last three steps instead of “what is broken?”" },
    text: "I used to read every ticket twice. Since we ask these three things I understand most of them at once.",
    cycle: "realised",
    withName: false,
    daysAgo: 10,
  },
];

export const sampleCharter: CharterTexts = {
  domain: "Lifts that run: faults, updates, and the tools that we use for both.",
  community:
    "Everyone who looks after lifts, on site or at the desk. Newcomers are welcome to read for as long as they like.",
  practice: "Saving what worked, asking early, and looking again at what is older than half a year.",
  howWeWork: "We answer as we would want to be answered. Nobody has to.",
};
