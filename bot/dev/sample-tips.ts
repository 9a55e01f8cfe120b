// The tips of the sample community: what an invented team that looks after the software of lifts would write.

export interface SampleTip {
  readonly title: string;
  readonly markdown: string;
  readonly tags: readonly string[];
  /** Name of the one credited, as in `.m365agentsplayground.yml`; undefined: shared without a name. */
  readonly by: string | undefined;
  readonly savedBy: string;
  /** How long ago it was saved. */
  readonly daysAgo: number;
  /** True when it was saved from a chat message. */
  readonly fromMessage: boolean;
}

export const sampleCommunity = {
  name: "Field craft (sample)",
  purpose:
    "What works on site and at the desk: faults found, updates rolled out, and how we help each other.",
  // None of its people has this colour.
  emblem: { sign: "F", colour: "teal" },
} as const;

/** Newest first. */
export const sampleTips: readonly SampleTip[] = [
  {
    title: "Measure the CAN bus before you swap a controller",
    markdown: `Two of my last three "dead" controllers were fine: a terminating resistor was missing.

Switch the shaft off, then measure between **CAN-H** and **CAN-L**:

| reading | what it means |
| --- | --- |
| about 60 Ω | both ends are terminated, the bus is fine |
| about 120 Ω | one terminator is missing |
| about 40 Ω | there is a third one: look at the last device that was added |
| 0 Ω or no end | a short or a broken wire |

It takes two minutes and saves a day.`,
    tags: ["can bus", "fault finding", "on site"],
    by: "Mateo Fernández",
    savedBy: "Priya Raman",
    daysAgo: 1,
    fromMessage: true,
  },
  {
    title: "Find the commit that broke it with git bisect run",
    markdown: `If you have one command that fails on the bad version and passes on the good one, git does the searching:

\`\`\`sh
git bisect start
git bisect bad
git bisect good v4.11
git bisect run npm test -- --grep "door timeout"
git bisect reset
\`\`\`

Ten steps are enough for a thousand commits. Exit code 125 means "cannot be tested, skip this one".`,
    tags: ["git", "fault finding"],
    by: "Oluwaseun Adeyemi",
    savedBy: "Oluwaseun Adeyemi",
    daysAgo: 3,
    fromMessage: false,
  },
  {
    title: "Update one lift, wait a night, then do the rest",
    markdown: `What we agreed after the March update, and it has held since:

1. One lift first, the least busy of the building.
2. Leave it **over one night**: the self-test at 03:00 is the part that cannot be tried by hand.
3. Look at the error counter in the morning. Unchanged? Then do the rest, never more than half of a group at once.
4. Write the old version number on the sheet before you start. You will want it at the worst moment.`,
    tags: ["updates", "on site"],
    by: "Amara Diallo",
    savedBy: "Mateo Fernández",
    daysAgo: 5,
    fromMessage: true,
  },
  {
    title: "Rubbish on the serial console: check the speed, then the ground",
    markdown: `Nearly always one of these, in this order:

- **Speed.** Controllers up to series 3 talk at 9600 baud, later ones at 115200.
- **Ground.** Without the third wire you get letters that almost make sense.
- **RX and TX swapped.** Nothing at all on the screen, in both directions.

\`\`\`sh
picocom -b 115200 /dev/ttyUSB0
\`\`\``,
    tags: ["console", "fault finding", "on site"],
    by: "Mateo Fernández",
    savedBy: "Liv Solheim",
    daysAgo: 8,
    fromMessage: true,
  },
  {
    title: "Doors reopen for no reason? Clean the light curtain first",
    markdown: `Before you touch the door settings: wipe both strips of the light curtain with a dry cloth and look for a sticker or a bent edge in the beam.

In summer low sun can do it too. If the fault comes at the same hour every day, shade the entrance for a test.`,
    tags: ["doors", "on site"],
    by: undefined,
    savedBy: "Mateo Fernández",
    daysAgo: 11,
    fromMessage: true,
  },
  {
    title: "Ask for the last three steps instead of “what is broken?”",
    markdown: `“It does not work” gets better when we ask three small things:

1. What did you do just before?
2. What did you expect to see?
3. What did you see instead? (A photo is fine.)

Since we put these into the reply template, half of the tickets need no second question.`,
    tags: ["support", "working together"],
    by: "Liv Solheim",
    savedBy: "Amara Diallo",
    daysAgo: 14,
    fromMessage: true,
  },
  {
    title: "Read the controller's log by time, not from the end",
    markdown: `The last lines are seldom the ones that matter. Ask for the ten minutes around the fault:

\`\`\`sh
journalctl -u liftd --since "2026-03-02 07:50" --until "2026-03-02 08:00" -o short-precise
\`\`\`

\`-o short-precise\` shows microseconds, so you see which of two events came first. The controller's clock is **UTC**.`,
    tags: ["logs", "fault finding"],
    by: "Priya Raman",
    savedBy: "Priya Raman",
    daysAgo: 18,
    fromMessage: false,
  },
  {
    title: "Let the database explain why a query is slow",
    markdown: `Put \`EXPLAIN QUERY PLAN\` in front of it:

\`\`\`sql
EXPLAIN QUERY PLAN
SELECT * FROM trips WHERE lift_id = 7 ORDER BY started_at DESC LIMIT 20;
\`\`\`

- \`SEARCH … USING INDEX\` is what you want to see.
- \`SCAN\` reads every row.
- \`USE TEMP B-TREE FOR ORDER BY\` means that it sorts: an index on \`(lift_id, started_at)\` mends both.`,
    tags: ["sqlite", "performance"],
    by: "Oluwaseun Adeyemi",
    savedBy: "Priya Raman",
    daysAgo: 23,
    fromMessage: true,
  },
  {
    title: "A status message that customers do not have to ask about",
    markdown: `Four lines, in this order. It works for a lift that stands still and for a portal that is down:

> **What:** Lift 2 in the east wing stands still, nobody is inside.
> **Since:** 08:40.
> **What we do:** An engineer is there at 10:15 with the part.
> **Next word from us:** 10:30, also if nothing has changed.

The last line is the one that stops the calls.`,
    tags: ["support", "writing"],
    by: "Amara Diallo",
    savedBy: "Liv Solheim",
    daysAgo: 29,
    fromMessage: true,
  },
  {
    title: "Five minutes with the keyboard find most accessibility faults",
    markdown: `Put the mouse away and try the main task:

- **Tab** through the page: can you always see where you are?
- Does the order make sense when it is read aloud?
- Can you leave every dialog with **Esc**, and do you land where you were?
- Zoom to 200 %: is anything cut off?

What you find this way is what people with a screen reader meet first.`,
    tags: ["accessibility", "testing"],
    by: "Yuki Tanaka",
    savedBy: "Yuki Tanaka",
    daysAgo: 34,
    fromMessage: false,
  },
  {
    title: "Compare two parts lists without reading them line by line",
    markdown: `Old list on the sheet \`Old\`, new one on this sheet, part number in column A, quantity in B:

\`\`\`
=XLOOKUP(A2, Old!A:A, Old!B:B, "new part")
\`\`\`

Copy it down and filter for "new part". The same the other way round shows what was dropped. Numbers stored as text never match: use \`VALUE()\` on both sides when everything seems new.`,
    tags: ["excel", "spare parts"],
    by: "Liv Solheim",
    savedBy: "Mateo Fernández",
    daysAgo: 41,
    fromMessage: true,
  },
  {
    title: "Take a photo of the terminal strip before you unplug anything",
    markdown: `One from straight ahead, one from the side so that the labels can be read. Put the job number on a piece of paper into the picture.

I thought that I would remember. Twice I did not.`,
    tags: ["on site", "habits"],
    by: "Mateo Fernández",
    savedBy: "Oluwaseun Adeyemi",
    daysAgo: 52,
    fromMessage: true,
  },
];
