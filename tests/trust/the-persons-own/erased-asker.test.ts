// Promise 34: when somebody has themselves erased, nothing that they did without their name changes with what bears it.
import assert from "node:assert/strict";
import { describe } from "mocha";
import { mira, startedCommunity, startRig, tom, valueAt } from "../../http/rig.ts";
import { zipEntries } from "../../http/zip-entries.ts";
import { promise } from "../promise.ts";

describe("what somebody did without a name", () => {
  promise(34, "reads the same before and after they are erased", {}, async (trial) => {
    const rig = await startRig();
    try {
      const at = `/api/communities/${await startedCommunity(rig)}`;
      const done = async (as: typeof tom, method: string, path: string, body: object) => {
        const { status, json, text } = await rig.ask(method, path, { as, body });
        assert.ok(status < 300, text);
        return json;
      };
      const words = { title: "It hums", withoutName: true, announce: false, nonce: "nonce-of-asking" };
      const asked = await done(tom, "POST", `${at}/problems`, words);
      const problem = `${at}/problems/${String(valueAt(asked, "problem", "id"))}`;
      await done(tom, "POST", `${problem}/replies`, { markdown: "Still.", nonce: "nonce-of-reply-1" });
      const replied = await done(mira, "POST", `${problem}/replies`, {
        markdown: "Off and on.",
        nonce: "nonce-of-reply-2",
      });
      await done(
        tom,
        "PUT",
        `${problem}/replies/${String(valueAt(replied, "replies", "1", "id"))}/accepted`,
        {},
      );
      const others = { title: "It smells", announce: false, nonce: "nonce-of-asking-2" };
      const othersId = String(valueAt(await done(mira, "POST", `${at}/problems`, others), "problem", "id"));
      await done(tom, "PUT", `${at}/problems/${othersId}/mine-too`, {});
      const tip = {
        title: "Spool",
        markdown: "Off.",
        credit: { kind: "withoutName" },
        nonce: "nonce-of-tip",
      };
      const saved = valueAt(await done(tom, "POST", `${at}/tips`, tip), "tip") as {
        id: string;
        version: string;
      };
      const edit = { title: "Spool", markdown: "Off and on.", version: saved.version };
      await done(tom, "PUT", `${at}/tips/${saved.id}`, edit);
      const read = async () => {
        const revisions = (await rig.ask("GET", `${at}/tips/${saved.id}/revisions`, { as: mira })).json;
        const hadToo = (await rig.ask("GET", `${at}/problems/${othersId}`, { as: mira })).json;
        const page = (await rig.ask("GET", problem, { as: mira })).json;
        const bytes = await fetch(`${rig.url}${at}/export`, {
          headers: { authorization: `Local ${mira.userId}` },
        }).then((response) => response.arrayBuffer());
        const file = JSON.parse(zipEntries(Buffer.from(bytes)).get("community.json") ?? "") as object;
        const inFile = [valueAt(file, "tips"), (valueAt(file, "problems") as object[])[0]];
        return { page, hadToo, revisions, inFile };
      };
      const before = await read();

      await done(tom, "POST", "/api/me/data/erase", { confirm: "erase" });
      await rig.settle();

      assert.deepEqual(rig.delivered, [tom.userId]);
      assert.deepEqual(await read(), before);
      trial.tried(5);
    } finally {
      await rig.close();
    }
  });
});
