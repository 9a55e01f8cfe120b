import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { colourOf } from "../../bot/contract/colours.ts";
import type { RevisionsView } from "../../bot/contract/revisions.ts";
import type { TipView } from "../../bot/contract/tips.ts";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of what keeps tips true", () => {
  let rig: Rig;
  let community: string;
  let tip: string;
  let version: string;

  beforeEach(async () => {
    rig = await startRig();
    const communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
    const saved = await savedTip(rig, communityId);
    tip = `${community}/tips/${saved.id}`;
    version = saved.version;
  });
  afterEach(() => rig.close());

  const doubted = () =>
    rig.ask("PUT", `${tip}/check`, { as: tom, body: { works: false, text: "Friday was not calm." } });

  it("takes a doubt with what happened, shows it wherever the tip appears, and takes it back", async () => {
    const answer = await doubted();
    assert.equal(valueAt(answer.json, "freshness"), "doubted");
    assert.equal(valueAt(answer.json, "doubts", "0", "text"), "Friday was not calm.");

    const page = await rig.ask("GET", community, { as: mira });
    const search = await rig.ask("POST", `${community}/search`, {
      as: mira,
      body: { q: "freeze", freshness: "doubted" },
    });
    const list = await rig.ask("GET", `${community}/entries?freshness=doubted`, { as: mira });
    assert.equal(valueAt(page.json, "tips", "0", "freshness"), "doubted");
    assert.equal(valueAt(search.json, "found", "0", "entry", "freshness"), "doubted");
    assert.equal(valueAt(list.json, "entries", "0", "freshness"), "doubted");

    const back = await rig.ask("DELETE", `${tip}/check`, { as: tom });
    assert.equal(valueAt(back.json, "freshness"), "fresh");
  });

  it("wants to know what happened", async () => {
    const answer = await rig.ask("PUT", `${tip}/check`, { as: tom, body: { works: false, text: " " } });

    assert.deepEqual(valueAt(answer.json, "error", "fields"), { text: "missing" });
  });

  it("lets any member improve a tip, lists what it said before, and brings that back", async () => {
    const body = { title: "Freeze on Wednesday", markdown: "Earlier.", tags: [], note: "Safer.", version };
    const edited = await rig.ask("PUT", tip, { as: tom, body });
    assert.equal(edited.status, 200);

    const history = (await rig.ask("GET", `${tip}/revisions`, { as: mira })).json as RevisionsView;
    assert.deepEqual(
      [history.current.title, history.current.by],
      ["Freeze on Wednesday", { kind: "person", name: tom.name, colour: colourOf(tom.userId) }],
    );
    assert.equal(history.current.note, "Safer.");
    assert.deepEqual(
      history.revisions.map(({ number, title, by }) => ({ number, title, by })),
      [
        {
          number: 1,
          title: "Freeze the branch on Thursday",
          by: { kind: "person", name: mira.name, colour: colourOf(mira.userId) },
        },
      ],
    );

    const again = { version: history.version };
    const restored = await rig.ask("POST", `${tip}/revisions/1/restored`, { as: tom, body: again });
    const unknown = await rig.ask("POST", `${tip}/revisions/9/restored`, { as: tom, body: again });
    assert.equal((restored.json as TipView).title, "Freeze the branch on Thursday");
    assert.equal(unknown.status, 404);
  });

  it("lets nobody but its own people say whose idea it is", async () => {
    const body = { title: "Mine", markdown: "Mine.", tags: [], credit: { kind: "me" }, version };

    assert.equal((await rig.ask("PUT", tip, { as: tom, body })).status, 403);
  });

  it("lets a steward choose the review period, and nobody else", async () => {
    const path = `${community}/review-period`;

    const chosen = await rig.ask("PUT", path, { as: mira, body: { reviewPeriod: "never" } });
    const wrong = await rig.ask("PUT", path, { as: mira, body: { reviewPeriod: 7 } });
    const refused = await rig.ask("PUT", path, { as: tom, body: { reviewPeriod: 3 } });

    assert.equal(valueAt(chosen.json, "reviewPeriod"), "never");
    assert.deepEqual([wrong.status, refused.status], [400, 403]);
  });

  it("knows nothing for a stranger", async () => {
    const answers = await Promise.all([
      rig.ask("PUT", `${tip}/check`, { as: stranger, body: { works: true } }),
      rig.ask("DELETE", `${tip}/check`, { as: stranger }),
      rig.ask("GET", `${tip}/revisions`, { as: stranger }),
      rig.ask("POST", `${tip}/revisions/1/restored`, { as: stranger, body: { version } }),
      rig.ask("PUT", `${community}/review-period`, { as: stranger, body: { reviewPeriod: 3 } }),
    ]);

    assert.deepEqual(new Set(answers.map(({ status }) => status)), new Set([404]));
  });
});
