// Promises 24, 25 and 29: whatever is sent in place of what the app asked for.
import assert from "node:assert/strict";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { isDeepStrictEqual } from "node:util";
import { after, before, describe } from "mocha";
import type { HttpParts } from "../../../bot/http/http-parts.ts";
import { routeTable } from "../../../bot/http/server.ts";
import { ada } from "../../teams/rig.ts";
import { canary, openForeignCommunities, type Foreign } from "./foreign.ts";
import { changesOf, mangled, withEachText, withTexts } from "./mangled.ts";
import { inForm, promise, type Trial } from "../promise.ts";
import { recordRequests, type Recorded, type Recording, type Delivery } from "./recorded.ts";

/** Requests to one app, before what they did is thrown away with it. */
const perApp = 5_000;

const plainRefusal = /^\{"error":\{"code":"(?!internal)\w+".*"message":"[^"]{10,}".*"correlationId":"[^"]+"/u;

const isClear = ({ kind }: Recorded, { status, text }: Delivery): boolean => {
  if (status < 400) return kind !== "submission" || text.length > 2;
  return status < 500 && (kind !== "api" || plainRefusal.test(text));
};

describe("generated input", () => {
  let recording: Recording;

  before(async function () {
    this.timeout(180_000);
    recording = await recordRequests();
  });
  after(() => recording.close());

  const of = (kind: Recorded["kind"]) => recording.requests.filter((one) => one.kind === kind);

  async function attack(trial: Trial, kind: Recorded["kind"]): Promise<void> {
    for (let from = 0; from < trial.rounds; from += perApp) {
      if (from > 0) {
        await recording.close();
        recording = await recordRequests();
      }
      const faultsBefore = recording.faults().length;
      const unclear = new Set<string>();
      const requests = of(kind);
      const count = Math.min(perApp, trial.rounds - from);
      for (const [at, changes] of changesOf(count, from + 1).entries()) {
        const request = requests[at % requests.length];
        assert.ok(request);
        const delivered = await request.send(mangled(request.body, changes));
        trial.tried();
        if (!isClear(request, delivered))
          unclear.add(`${request.name}: ${delivered.status}, change ${at} of ${from + 1}`);
      }
      assert.deepEqual([...unclear], []);
      assert.deepEqual([...new Set(recording.faults().slice(faultsBefore))], []);
    }
  }

  const form = {
    rounds: { short: 300, long: 100_000 },
    timeout: { short: 120_000, long: 7_200_000 },
  };

  promise(24, "a mangled body of any route is refused clearly, or taken", form, async (trial) => {
    const recorded = new Set(of("api").map(({ name }) => name));
    const unrecorded = routeTable({} as HttpParts)
      .filter((route) => route.guard === "person" && route.body !== undefined)
      .map(({ method, path }) => `${method} ${path}`)
      .filter((name) => !recorded.has(name));
    // The use cases before it leave no community that is empty and new, as an import asks for.
    assert.deepEqual(unrecorded, ["POST /api/communities/:communityId/import"]);
    await attack(trial, "api");
  });

  promise(24, "a mangled activity is refused, or answered kindly", form, (trial) =>
    attack(trial, "activity"),
  );

  promise(24, "what a form or button sends, mangled, gets an answer", form, (trial) =>
    attack(trial, "submission"),
  );

  promise(25, "a verb, a command or a preview that nobody made does nothing", {}, async (trial) => {
    const { bot } = recording.app;
    const verbs = [
      "",
      "constructor",
      "__proto__",
      "toString",
      "deleteEverything",
      "STARTCOMMUNITY",
      "saveTip ",
    ];
    const preview = {
      type: "message",
      text: "canary-preview",
      attachments: [
        { contentType: "application/vnd.microsoft.card.adaptive", content: { text: "canary-preview" } },
      ],
    };
    for (const { body } of of("submission")) {
      const data = Object(body) as object;
      for (const verb of verbs) {
        for (const [name, value] of [
          ["adaptiveCard/action", { action: { type: "Action.Execute", verb, data } }],
          ["composeExtension/submitAction", { commandId: verb, commandContext: "message", data }],
          [
            "composeExtension/submitAction",
            {
              commandId: verb,
              commandContext: "message",
              data,
              botMessagePreviewAction: "send",
              botActivityPreview: [preview],
            },
          ],
        ] as const) {
          trial.tried();
          let sent = "";
          const { written } = await recording.app.measure(async () => {
            const { status, body: answer, replies } = await bot.invoke(name, value, { by: ada });
            assert.ok(status < 500, `${name} ${verb}: ${status}`);
            sent = JSON.stringify([answer, replies]);
          });
          assert.deepEqual(written, [], `${name} ${verb}`);
          assert.ok(!sent.includes("canary-preview"), `${name} ${verb}`);
        }
      }
    }
  });

  promise(25, "a preview sent with a true command is not what is shown", {}, async (trial) => {
    const { bot } = recording.app;
    for (const { body, name } of of("submission").filter((one) => one.name.includes("submitAction"))) {
      const value = {
        commandId: name.split(" ").at(-1),
        commandContext: "message",
        data: body,
        botMessagePreviewAction: "send",
        botActivityPreview: [{ type: "message", text: "canary-preview" }],
      };
      trial.tried();
      const { status, body: answer, replies } = await bot.invoke("composeExtension/submitAction", value);
      assert.equal(status, 200);
      assert.ok(!JSON.stringify([answer, replies]).includes("canary-preview"));
    }
  });

  promise(
    25,
    "an id of others' or one that was never issued shows and changes nothing of theirs",
    { timeout: { short: 120_000, long: 600_000 } },
    async (trial) => {
      const foreign = await openForeignCommunities(recording.app);
      const before = await Promise.all(foreign.map(({ state }) => state()));
      assert.ok(before.every(({ length }) => length > 2));
      for (const request of recording.requests.filter(({ kind }) => kind !== "activity")) {
        for (const body of withForeignIds(request.body, foreign)) {
          trial.tried();
          const { status, text } = await request.send(body);
          assert.ok(status < 500, request.name);
          assert.ok(!text.includes(canary), request.name);
        }
      }

      assert.deepEqual(await Promise.all(foreign.map(({ state }) => state())), before);
    },
  );

  promise(
    29,
    "no address in any text of any request is fetched",
    { timeout: { short: 120_000, long: 600_000 } },
    async (trial) => {
      const listener = await listenForFetches();
      try {
        // In the short form every fifth of them.
        let at = 0;
        for (const request of recording.requests) {
          for (const changed of withEachText(request.body, () => listener.address)) {
            at += 1;
            if (at % inForm({ short: 5, long: 1 }) !== 0) continue;
            trial.tried();
            assert.ok((await request.send(changed)).status < 500, request.name);
          }
        }
        await recording.app.bot.outbox.sweep();
        assert.deepEqual(listener.asked, []);
        await fetch(listener.address);
        assert.equal(listener.asked.length, 1);
      } finally {
        listener.server.close();
      }
    },
  );
});

const isId = (text: string): boolean => /^[\w-]{22}$/u.test(text);

/** Each id replaced by itself, and all of them at once, by ids of the same community. */
function withForeignIds(body: unknown, foreign: readonly Foreign[]): unknown[] {
  const never = { communityId: "n".repeat(22), entryIds: ["e".repeat(22)] };
  return [...foreign, never].flatMap(({ communityId, entryIds }) =>
    entryIds.flatMap((entryId) => {
      const single = [communityId, entryId].flatMap((id) =>
        withEachText(body, (text) => (isId(text) ? id : text)),
      );
      const all = withTexts(body, (text, key) => {
        if (!isId(text)) return text;
        return /community/iu.test(key) ? communityId : entryId;
      });
      return [...single, all].filter((changed) => !isDeepStrictEqual(changed, body));
    }),
  );
}

async function listenForFetches(): Promise<{ server: Server; address: string; asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(request.url ?? "");
    response.end("<title>fetched</title>");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return { server, address: `http://127.0.0.1:${port}/picture.png`, asked };
}
