import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { samplePictures } from "../community/pictures/sample-pictures.ts";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

const bytes = samplePictures.png.toString("base64");

describe("the tab's API of pictures", () => {
  let rig: Rig;
  let communityId: string;
  let pictures: string;

  beforeEach(async () => {
    rig = await startRig();
    communityId = await startedCommunity(rig);
    pictures = `/api/communities/${communityId}/pictures`;
  });
  afterEach(() => rig.close());

  const keep = (body: unknown = { bytes }, as = mira) => rig.ask("POST", pictures, { as, body });
  const code = (answer: { json: unknown }) => valueAt(answer.json, "error", "code");

  it("keeps one and gives it to who sees its text; the browser of that person may keep it, too", async () => {
    const kept = await keep();
    const id = String(valueAt(kept.json, "id"));
    const { id: tipId } = await savedTip(rig, communityId, { markdown: `![](picture:${id})` });

    const seen = await rig.ask("GET", `${pictures}/${id}?tip=${tipId}`, { as: tom });

    assert.equal(kept.status, 201);
    assert.deepEqual([seen.status, seen.json], [200, { type: "image/png", bytes }]);
    assert.equal(seen.headers.get("cache-control"), "private, max-age=86400, immutable");
    assert.equal(seen.headers.get("vary"), "authorization");
    assert.equal(seen.headers.get("x-content-type-options"), "nosniff");
    assert.match(seen.headers.get("content-type") ?? "", /^application\/json/u);
  });

  it("says nothing of it to anybody else, and lets no one keep that it is not there", async () => {
    const id = String(valueAt((await keep()).json, "id"));
    const answers = [
      await rig.ask("GET", `${pictures}/${id}`, { as: tom }),
      await rig.ask("GET", `${pictures}/${id}`, { as: stranger }),
      await rig.ask("GET", `${pictures}/${"A".repeat(43)}`, { as: mira }),
      await keep({ bytes }, stranger),
    ];

    for (const answer of answers) {
      assert.deepEqual([answer.status, code(answer)], [404, "notFound"]);
      assert.equal(answer.headers.get("cache-control"), "no-store");
    }
  });

  it("refuses what is no picture", async () => {
    const svg = Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>").toString("base64");

    for (const body of [{ bytes: svg }, { bytes: "" }, { bytes: "no base64!" }, {}]) {
      const answer = await keep(body);
      assert.deepEqual([answer.status, code(answer)], [400, "invalidInput"], JSON.stringify(body));
    }
    assert.equal((await keep({ bytes: "A".repeat(600 * 1024) })).status, 413);
  });

  it("counts its bytes among what a person may store in a day", async () => {
    const spent: unknown[] = [];
    const { deps } = rig;
    const counting = await startRig({
      deps: {
        ...deps,
        quotas: { spend: (_actor, kind, amount) => Promise.resolve(void spent.push([kind, amount])) },
      },
    });
    await counting.ask("POST", pictures, { as: mira, body: { bytes } });
    await counting.close();

    assert.deepEqual(spent, [["storedBytes", JSON.stringify({ bytes }).length]]);
  });

  it("refuses a text with too many", async () => {
    const ids = Array.from({ length: 9 }, (_, index) => `${"x".repeat(42)}${index}`);
    const markdown = ids.map((id) => `![](picture:${id})`).join("\n");
    const body = { title: "A", markdown, tags: [], credit: { kind: "me" }, nonce: "nonce-of-nine" };
    const answer = await rig.ask("POST", `/api/communities/${communityId}/tips`, { as: mira, body });

    assert.deepEqual(
      [answer.status, valueAt(answer.json, "error", "fields")],
      [400, { markdown: "tooMany" }],
    );
  });
});
