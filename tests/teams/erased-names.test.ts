// Cards that name somebody who had themselves erased since.
import assert from "node:assert/strict";
import { workOff } from "../community/world.ts";
import { askForJob } from "../../bot/community/jobs/my-jobs.ts";
import { askProblem, editProblem } from "../../bot/community/problems/ask-problem.ts";
import type { ProblemCardView } from "../../bot/community/problems/problem-view.ts";
import { replyToProblem } from "../../bot/community/problems/reply.ts";
import { askProblemInput } from "../../bot/contract/problems.ts";
import { noticesCard } from "../../bot/teams/cards/notices-card.ts";
import { problemCard } from "../../bot/teams/cards/problem-card.ts";
import { thanksCard } from "../../bot/teams/cards/thanks-card.ts";
import { stringsFor } from "../../bot/strings/strings.ts";
import { contentOf, readTexts } from "./card-client.ts";
import { actorOf, ada, ben, channel, startRig, tenantId } from "./rig.ts";

const strings = stringsFor("en");
const link = "https://commonplace.example/tab";

const lines = (card: Parameters<typeof contentOf>[0]): string[] => readTexts(contentOf(card)).split("\n");

describe("a card where a name was erased", () => {
  it("says that somebody replied, in Teams itself", async () => {
    const rig = await startRig();
    try {
      const { id: communityId } = await rig.startCommunity({ name: "Release makers" });
      const input = askProblemInput.parse({ title: "The build hangs", nonce: "nonce-of-problem" });
      const { problem } = await askProblem(rig.deps, actorOf(ada), communityId, input);
      const reply = { markdown: "Clear the cache.", nonce: "nonce-of-reply" };
      await replyToProblem(rig.deps, actorOf(ben), communityId, problem.id, reply);
      await askForJob(rig.deps, actorOf(ben), "eraseMyData");
      assert.deepEqual(await workOff(rig.deps, { tenantIds: [tenantId] }), [ben.userId]);

      const { title, version } = problem;
      const edited = { title, markdown: "Again.", tags: [], version };
      await editProblem(rig.deps, actorOf(ada), communityId, problem.id, edited);
      await rig.outbox.settled();

      const [card] =
        rig.teams.sent.findLast(({ conversationId }) => conversationId === channel.id)?.activity
          .attachments ?? [];
      assert.ok(card);
      assert.ok(lines(card).includes("Newest reply, from someone:"), readTexts(contentOf(card)));
    } finally {
      await rig.close();
    }
  });

  it("says who opened a problem again and what helped", () => {
    const nobody = { kind: "person", name: "" } as const;
    const problem: ProblemCardView = {
      id: "problem",
      communityId: "community",
      title: "The build hangs",
      excerpt: "",
      tags: [],
      asker: nobody,
      othersHaveIt: false,
      reopened: { by: nobody, reason: "It is back.", at: "2026-01-05T09:00:00.000Z" },
      solutions: [{ id: "reply", author: nobody, excerpt: "Clear the cache." }],
      state: "solved",
    };

    const said = lines(problemCard(strings, problem, { link, community: { name: "Release makers" } }));

    assert.ok(said.includes("Asked by someone"));
    assert.ok(said.includes("Reopened by someone: It is back."));
    assert.ok(said.includes("What helped, from someone:"));
  });

  it("thanks, and joins in, with a whole sentence", () => {
    const thanks = {
      from: "",
      to: "Ada",
      reason: "For the cable.",
      seconds: [
        { by: "", reason: "For me, too." },
        { by: "", reason: "And me." },
      ],
      community: { name: "Release makers" },
    };

    const said = lines(thanksCard(strings, thanks, link));

    assert.ok(said.includes("Someone thanks Ada"));
    assert.ok(said.includes("Someone adds: For me, too."));
  });

  it("tells in private of what somebody did", () => {
    const line = {
      says: "accessRequest.ask",
      community: { name: "Release makers" },
      values: { name: "" },
      actions: [],
      isNews: true,
    } as const;

    assert.ok(lines(noticesCard(strings, [line], link)).includes("Someone asks to join Release makers"));
  });
});
