import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

describe("the tab's API of the board", () => {
  let rig: Rig;
  let communityId: string;
  let community: string;
  let first: string;
  let second: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
    community = `/api/communities/${communityId}`;
    first = (await savedTip(rig, communityId, { title: "First", nonce: "nonce-of-first" })).id;
    second = (await savedTip(rig, communityId, { title: "Second", nonce: "nonce-of-second" })).id;
  });
  afterEach(() => rig.close());

  const pin = (id: string) => rig.ask("PUT", `${community}/board/tip/${id}`, { as: tom });

  const pinnedTitles = async () => {
    const { json } = await rig.ask("GET", community, { as: mira });
    return (valueAt(json, "board") as { title: string }[]).map(({ title }) => title);
  };

  it("pins, moves and unpins, answers with the pins, and brings them with the community's page", async () => {
    await pin(first);
    const pinned = await pin(second);
    assert.deepEqual(pinned.json, {
      pins: [
        { kind: "tip", id: first },
        { kind: "tip", id: second },
      ],
    });

    const body = { before: { kind: "tip", id: first } };
    await rig.ask("PUT", `${community}/board/tip/${second}/place`, { as: mira, body });
    assert.deepEqual(await pinnedTitles(), ["Second", "First"]);

    await rig.ask("DELETE", `${community}/board/tip/${second}`, { as: mira });
    const left = await rig.ask("GET", `${community}/board`, { as: tom });
    assert.deepEqual(left.json, { pins: [{ kind: "tip", id: first }] });
  });

  it("refuses what cannot be pinned, with a sentence", async () => {
    const problem = { title: "Why?", markdown: "", nonce: "nonce-of-problem" };
    const { json } = await rig.ask("POST", `${community}/problems`, { as: tom, body: problem });
    const id = String(valueAt(json, "problem", "id"));

    const open = await rig.ask("PUT", `${community}/board/problem/${id}`, { as: tom });
    const unknown = await rig.ask("PUT", `${community}/board/story/${id}`, { as: tom });

    assert.deepEqual([open.status, valueAt(open.json, "error", "code")], [409, "notSolved"]);
    assert.equal(unknown.status, 404);
  });

  it("knows nothing for a stranger", async () => {
    const answers = await Promise.all([
      rig.ask("GET", `${community}/board`, { as: stranger }),
      rig.ask("PUT", `${community}/board/tip/${first}`, { as: stranger }),
      rig.ask("PUT", `${community}/board/tip/${first}/place`, { as: stranger, body: {} }),
      rig.ask("DELETE", `${community}/board/tip/${first}`, { as: stranger }),
    ]);

    assert.deepEqual(
      answers.map(({ status }) => status),
      [404, 404, 404, 404],
    );
  });
});
