// Several servers over the same records keep every promise that one keeps.
import assert from "node:assert/strict";
import { z } from "zod";
import { channel } from "../teams/rig.ts";
import { openInstallation, type Caller, type Installation, type Instance } from "./installation.ts";
import { messageId, steps, work, type Acknowledged } from "./load.ts";

const setups = [
  { title: "three servers over one Cosmos DB account", records: "cosmos", names: ["a", "b", "c"], people: 4 },
  { title: "two servers over one SQLite file", records: "sqlite", names: ["a", "b"], people: 2 },
] as const;

const startedAnswer = z.object({ community: z.object({ id: z.string() }) });
const takenAnswer = z.object({ error: z.object({ code: z.literal("placeTaken"), communityId: z.string() }) });
const savedAnswer = z.object({ tip: z.object({ id: z.string(), version: z.string() }) });
const tipsAnswer = z.object({
  tips: z.array(z.object({ id: z.string(), title: z.string() })),
  cursor: z.string().optional(),
});
const foundAnswer = z.object({ found: z.array(z.object({ entry: z.object({ id: z.string() }) })) });
const mineAnswer = z.object({ communities: z.array(z.object({ id: z.string() })) });

/** Milliseconds: how soon what was saved on one instance is found on another. */
const foundWithin = 2_000;

for (const { title, records, names, people: peopleCount } of setups) {
  describe(`${title}, one of them killed at work`, function () {
    this.timeout(60_000);

    let installation: Installation;
    /** Those that were not killed. */
    let left: Instance[];
    let people: readonly Caller[];
    let ada: Caller;
    let starts: { status: number; body: unknown }[];
    let communityId: string;
    let sharedTipId: string;
    let delivered: Acknowledged;

    before(async () => {
      installation = await openInstallation(records, peopleCount);
      ({ people } = installation);
      [ada] = people as [Caller];
      left = await Promise.all(names.map((name) => installation.start(name)));
      starts = await Promise.all(
        left.map((instance, number) => {
          const by = people[number % people.length] ?? ada;
          return instance.ask("/api/communities", { by, method: "POST", body: startInput(number) });
        }),
      );
      communityId = startedAnswer.parse(starts.find(({ status }) => status === 201)?.body).community.id;
      sharedTipId = await save(first(), "Shared");

      const [killed] = left.slice(-1);
      assert.ok(killed);
      const halfWay = (peopleCount * steps) / 2;
      delivered = await work({
        people,
        instances: left,
        communityId,
        sharedTipId,
        onStep: (taken) => {
          if (taken === halfWay) killed.process.send("SIGKILL");
        },
      });
    });

    after(() => installation.close());

    const first = () => (left as [Instance])[0];

    const startInput = (number: number) => ({
      name: `Community of person ${number}`,
      purpose: "",
      place: { conversationId: channel.id, kind: "channel", name: channel.name },
      nonce: `nonce-of-start-${number}`,
    });

    async function save(on: Instance, name: string): Promise<string> {
      const body = {
        title: name,
        markdown: "First line.",
        tags: [],
        credit: { kind: "withoutName" },
        nonce: `nonce-of-${name}`,
      };
      const path = `/api/communities/${communityId}/tips`;
      return savedAnswer.parse((await on.ask(path, { by: ada, method: "POST", body })).body).tip.id;
    }

    async function listTips(on: Instance) {
      const tips: { id: string; title: string }[] = [];
      let cursor: string | undefined;
      do {
        const from = cursor === undefined ? "" : `?cursor=${encodeURIComponent(cursor)}`;
        const answer = await on.ask(`/api/communities/${communityId}/tips${from}`, { by: ada });
        const page = tipsAnswer.parse(answer.body);
        tips.push(...page.tips);
        ({ cursor } = page);
      } while (cursor !== undefined);
      return tips;
    }

    /** Asks again until it is found, or until the time for it is over. */
    async function isFound(on: Instance, tipId: string, words: string): Promise<boolean> {
      const path = `/api/communities/${communityId}/search`;
      const asked = { by: ada, method: "POST", body: { q: words } } as const;
      const end = Date.now() + foundWithin;
      do {
        const { found } = foundAnswer.parse((await on.ask(path, asked)).body);
        if (found.some(({ entry }) => entry.id === tipId)) return true;
      } while (Date.now() < end);
      return false;
    }

    it("start one community in a channel, though people begin on all of them at once", () => {
      const refused = starts
        .filter(({ status }) => status !== 201)
        .map(({ body }) => takenAnswer.parse(body));

      assert.deepEqual(
        refused.map(({ error }) => error.communityId),
        names.slice(1).map(() => communityId),
      );
    });

    it("answer everything that is asked of those that live", () => {
      assert.equal(left.length, names.length - 1);
      assert.deepEqual(delivered.unexpected, []);
    });

    it("have kept every tip that was acknowledged, each once", async () => {
      for (const instance of left) {
        const tips = await listTips(instance);

        const byTitle = Map.groupBy(tips, (tip) => tip.title);
        for (const [name, id] of delivered.written) {
          assert.deepEqual(byTitle.get(name), [{ id, title: name }]);
        }
        assert.equal(delivered.written.size, peopleCount * steps);
      }
    });

    it("save a message once for all in Teams, and once for each who brings it in the tab, through several at once", async () => {
      const tips = await listTips(first());

      for (let step = 0; step < steps; step++) {
        const ids = new Set(delivered.fromMessages.get(messageId(step)));
        const saved = tips.filter((tip) => tip.title === `Message ${step}`).map(({ id }) => id);
        assert.deepEqual(
          [...ids].filter((id) => !saved.includes(id)),
          [],
        );
        assert.equal(new Set(saved).size, saved.length);
        assert.ok(saved.length >= 1 && saved.length <= peopleCount + 1);
      }
    });

    it("lose no edit of people who write over each other: who comes second is told", async () => {
      const path = `/api/communities/${communityId}/tips/${sharedTipId}`;

      const { body } = await first().ask(path, { by: ada });

      const { markdown } = z.object({ markdown: z.string() }).parse(body);
      assert.deepEqual(markdown.split("\n").slice(1).toSorted(), delivered.lines.toSorted());
      assert.equal(delivered.lines.length, peopleCount * steps);
    });

    it("take one of several edits of the same version", async () => {
      const path = `/api/communities/${communityId}/tips/${sharedTipId}`;
      const before = z.object({ version: z.string() }).parse((await first().ask(path, { by: ada })).body);
      const editOf = (number: number) => ({
        title: "Shared",
        markdown: `First line of ${number}.`,
        tags: [],
        version: before.version,
      });

      const answers = await Promise.all(
        [...left, ...left].map((instance, number) =>
          instance.ask(path, { by: ada, method: "PUT", body: editOf(number) }),
        ),
      );

      const statuses = answers.map(({ status }) => status).toSorted((a, b) => a - b);
      assert.deepEqual(statuses, [200, ...answers.slice(1).map(() => 409)]);
    });

    it("remember who joined and who left", async () => {
      for (const instance of left) {
        for (const person of people) {
          const { body } = await instance.ask("/api/me/communities", { by: person });
          const isJoined = mineAnswer.parse(body).communities.some(({ id }) => id === communityId);
          assert.equal(isJoined, delivered.joined.has(person.userId));
        }
      }
    });

    it("and the one that is started again find what is saved on another within two seconds", async () => {
      const again = await installation.start(names.at(-1) ?? "");
      const all = [...left, again];
      // The index of the killed one is read on from where it was.
      assert.equal(await isFound(again, sharedTipId, "shared"), true);

      for (const [number, saving] of all.entries()) {
        const tipId = await save(saving, `Zeppelin${number}`);

        for (const finding of all) assert.equal(await isFound(finding, tipId, `Zeppelin${number}`), true);
      }
    });

    it("let nobody in any more whom Teams took off the roster, at once where Teams tells of it", async () => {
      const gone = people.at(-1) ?? ada;
      installation.teams.setRoster(
        channel.id,
        people.filter((person) => person !== gone),
      );
      const leaves = {
        type: "conversationUpdate",
        membersRemoved: [{ id: `29:${gone.userId}`, aadObjectId: gone.userId }],
      };

      await first().deliver(leaves, {});
      const { status } = await first().ask(`/api/communities/${communityId}`, { by: gone });

      assert.equal(status, 404);
    });
  });
}
