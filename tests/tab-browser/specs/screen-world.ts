// What the screens show: a community with everything in it, long and unbreakable where it can be.
import assert from "node:assert/strict";
import type { AskProblemInput, AskProblemView, ProblemView } from "../../../bot/contract/problems.ts";
import type { SaveTipView } from "../../../bot/contract/tips.ts";
import type { ReceivedThanksPageView } from "../../../bot/contract/thanks.ts";
import { ada, grace, newcomer, type TabRig } from "../rig.ts";
import type { Person } from "../../teams/fake-teams.ts";

/** What the screens show. */
export interface World {
  readonly rig: TabRig;
  readonly community: string;
  readonly empty: string;
  /** A tip of Ada's, in this community. */
  readonly tip: string;
  /** A solved problem of Ada's, in this community, with replies. */
  readonly problem: string;
  /** A problem that several people solved, of which nobody has made a tip. */
  readonly solution: string;
  /** A tip that was made of such a solution; it thanks Grace and Ada. */
  readonly solutionTip: string;
  /** Where nobody has answered what Ada cross-posted there. */
  readonly linkedCommunity: string;
  readonly crossPosted: string;
  /** One that nobody replied to. */
  readonly waiting: string;
  /** A tip of Grace's that Ada has hidden, and Grace has answered. */
  readonly hiddenTip: string;
  /** A problem of Ada's with a reply of Grace's that Ada has hidden. */
  readonly hiddenReply: string;
  /** A channel without a community. */
  readonly channel: string;
}

export const link = "https://teams.microsoft.com/l/message/19%3Acompilers%40thread.tacv2/1740000000000";

export const markdown = `A core dump carries the **addresses**, *not* the names. See [the manual](https://example.com/).

## What you need

1. The binary with symbols
2. The same libraries
   - copy them with \`ldd\`

\`\`\`sh
gdb --core=core.4711 --exec=./server --eval-command='set sysroot ./sysroot' --eval-command='thread apply all bt'
\`\`\`

> It said SIGSEGV.

| Signal | What it means for you and for those around you | Where to look at first, and where to look at then |
| --- | --- | --- |
| SIGSEGV | a wrong address was touched | the top frame |

- [x] Keep the dump
- [ ] Write down the build number

---

![A picture of the stack](https://example.com/stack.png)
${"verylongword".repeat(20)}`;

export const longName = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft";

export async function makeWorld(rig: TabRig): Promise<World> {
  const { community, tips } = await rig.startCommunity({
    name: longName,
    purpose: "What we learn about compilers, and how we help each other.",
    tips: [
      {
        title: "From a message",
        source: { conversationId: "19:compilers@thread.tacv2", messageId: "1740000000000", link },
      },
      {
        title: "W".repeat(120),
        tags: Array.from({ length: 8 }, (_, index) => `${index}${"tag".repeat(13)}`),
      },
      { title: "احفظ العمل قبل إعادة التشغيل", markdown: "احفظ العمل أولاً.", tags: ["نصائح"] },
      { title: "Read a core dump elsewhere", markdown, tags: ["fault finding", "debugger"] },
    ],
  });
  const { community: empty } = await rig.startCommunity({ name: "Night shift", purpose: "" });
  const tip = tips.at(-1);
  assert.ok(tip);
  for (const { id } of tips) await rig.ask(ada, "PUT", `/communities/${community.id}/board/tip/${id}`);
  const { problem, waiting } = await makeProblems(rig, community.id);
  const solutions = await makeSolutions(rig, community.id);
  const linkedCommunity = await makeLinkedCommunity(rig, community.id);
  const hidden = await makeHidden(rig, community.id, tip.id);
  await makeThanks(rig, community.id);
  await makePersonal(rig, community.id, tip.id, waiting);
  await tellStory(rig, community.id, solutions.solutionTip);
  await renameTag(rig, community.id);
  const channel = rig.newChannel();
  return {
    ...hidden,
    ...solutions,
    ...linkedCommunity,
    rig,
    community: community.id,
    empty: empty.id,
    tip: tip.id,
    problem,
    waiting,
    channel,
  };
}

async function makeProblems(rig: TabRig, communityId: string) {
  let made = 0;
  const problems = `/communities/${communityId}/problems`;
  const nonce = () => `nonce-${++made}-of-screens`;
  const ask = async (person: Person, input: Partial<AskProblemInput>) =>
    (await rig.ask<AskProblemView>(person, "POST", problems, { nonce: nonce(), ...input })).problem;
  const waiting = await ask(ada, { title: "The debugger stops nowhere", tags: ["debugger"] });
  const solved = await ask(ada, { title: "W".repeat(150), markdown, tags: ["fault finding"] });
  for (const text of [markdown, "The same happened here; a **new cable** helped.", "Is it on?"]) {
    await rig.ask(grace, "POST", `${problems}/${solved.id}/replies`, { markdown: text, nonce: nonce() });
  }
  const { replies } = await rig.ask<ProblemView>(ada, "POST", `${problems}/${solved.id}/replies`, {
    markdown: "I tried that.",
    nonce: nonce(),
  });
  assert.ok(replies[1]);
  const accepted = `${problems}/${solved.id}/replies/${replies[1].id}/accepted`;
  await rig.ask(newcomer, "PUT", accepted, { reason: "It is the cable in most rooms." });
  return { problem: solved.id, waiting: waiting.id };
}

/** Two problems that Grace and Ada solved together, and a tip of the second: long, and with a credit for each. */
async function makeSolutions(rig: TabRig, communityId: string) {
  const problems = `/communities/${communityId}/problems`;
  const solve = async (title: string) => {
    const { problem } = await rig.ask<AskProblemView>(ada, "POST", problems, {
      title,
      tags: ["fault finding"],
      nonce: `nonce-of-${title.length}-solution`,
    });
    for (const [person, text] of [
      [grace, "Clear the cache of the linker."],
      [ada, `Then start it again.\n\n${"verylongword".repeat(10)}`],
    ] as const)
      await rig.ask(person, "POST", `${problems}/${problem.id}/replies`, {
        markdown: text,
        nonce: `nonce-of-${title.length}-solution`,
      });
    const { replies } = await rig.ask<ProblemView>(ada, "GET", `${problems}/${problem.id}`);
    for (const { id } of replies)
      await rig.ask(ada, "PUT", `${problems}/${problem.id}/replies/${id}/accepted`, {});
    return { id: problem.id, replies };
  };
  const { id: solution } = await solve("The linker is slow");
  const { id, replies } = await solve("S".repeat(120));
  const { tip } = await rig.ask<SaveTipView>(newcomer, "POST", `${problems}/${id}/tip`, {
    title: "T".repeat(120),
    markdown: replies.map((reply) => reply.markdown).join("\n\n"),
    tags: ["fault finding"],
    replyIds: replies.map((reply) => reply.id),
  });
  return { solution, solutionTip: tip.id };
}

/** A community to which Ada has cross-posted what she asked. */
async function makeLinkedCommunity(rig: TabRig, communityId: string) {
  const { community: linkedCommunity } = await rig.startCommunity({
    name: "Neighbour".repeat(8),
    purpose: "",
  });
  const problems = `/communities/${communityId}/problems`;
  const { problem } = await rig.ask<AskProblemView>(ada, "POST", problems, {
    title: "Who knows this assembler?",
    nonce: "nonce-of-carried-problem",
  });
  const { crossPostedTo } = await rig.ask<ProblemView>(ada, "POST", `${problems}/${problem.id}/cross-posts`, {
    communityId: linkedCommunity.id,
  });
  assert.ok(crossPostedTo[0]);
  return { linkedCommunity: linkedCommunity.id, crossPosted: crossPostedTo[0].problemId };
}

/** And what is reported: everything long and without a break. */
async function makeHidden(rig: TabRig, communityId: string, tipId: string) {
  const here = `/communities/${communityId}`;
  const reason = "verylongreason".repeat(20);
  const { id: hiddenTip } = await rig.saveTip(grace, communityId, { title: "M".repeat(120) });
  const asked = await rig.ask<AskProblemView>(ada, "POST", `${here}/problems`, {
    title: "Who has the key?",
    nonce: "nonce-of-hidden-reply",
  });
  const { id: hiddenReply } = asked.problem;
  const replied = await rig.ask<ProblemView>(grace, "POST", `${here}/problems/${hiddenReply}/replies`, {
    markdown,
    nonce: "nonce-of-hidden-reply",
  });
  const reply = `problem/${hiddenReply}/replies/${replied.replies[0]?.id}`;
  for (const about of [`tip/${hiddenTip}`, `tip/${tipId}`, reply])
    await rig.ask(newcomer, "PUT", `${here}/reports/${about}`, { reason });
  for (const about of [`tip/${hiddenTip}`, reply])
    await rig.ask(ada, "PUT", `${here}/hidden/${about}`, { reason });
  await rig.ask(grace, "PUT", `${here}/hidden/tip/${hiddenTip}/answer`, { reason });
  return { hiddenTip, hiddenReply };
}

/** Ada and Nina thank Grace, who shows the one and has not answered the others. */
async function makeThanks(rig: TabRig, communityId: string): Promise<void> {
  const thanks = `/communities/${communityId}/thanks`;
  const person = { userId: grace.userId, name: grace.name };
  const reason = `She found out that it was the cable.\n${"verylongword".repeat(10)}`;
  await rig.ask(ada, "POST", thanks, { person, reason });
  const { thanks: received } = await rig.ask<ReceivedThanksPageView>(grace, "GET", "/me/thanks");
  const [shown] = received;
  assert.ok(shown);
  await rig.ask(grace, "PUT", `/me/thanks/${shown.id}/answer`, { answer: "show" });
  await rig.ask(newcomer, "PUT", `${thanks}/${shown.id}/second`, { reason: "She is patient." });
  for (const why of ["She has time.", "She asks well."])
    await rig.ask(newcomer, "POST", thanks, { person, reason: why });
}

/** Nina tells the community how a tip helped. */
const tellStory = (rig: TabRig, communityId: string, tipId: string) =>
  rig.ask(newcomer, "PUT", `/communities/${communityId}/my-story/tip/${tipId}`, {
    text: `It was quick.\n${"verylongword".repeat(10)}`,
    readers: "community",
    cycle: "applied",
  });

/** Grace has bookmarks, follows a tag and a problem, and has not sent what she typed. */
async function makePersonal(rig: TabRig, communityId: string, tipId: string, problemId: string) {
  await rig.ask(grace, "PUT", `/me/bookmarks/${communityId}/tip/${tipId}`);
  await rig.ask(grace, "PUT", `/me/bookmarks/${communityId}/problem/${problemId}`);
  await rig.ask(grace, "PUT", `/me/following/${communityId}/tags/${encodeURIComponent("fault finding")}`);
  await rig.ask(grace, "PUT", `/me/following/${communityId}/problem/${problemId}`);
  await rig.ask(grace, "PUT", "/me/drafts/draft-of-screens", {
    title: "W".repeat(120),
    path: `/community/${communityId}/ask`,
    content: "{}",
    writer: "writer-of-screens",
  });
}

/** One long name for another. */
const renameTag = (rig: TabRig, communityId: string) =>
  rig.ask(ada, "POST", `/communities/${communityId}/tag-renames`, {
    from: `0${"tag".repeat(13)}`,
    to: "newname".repeat(5),
  });
