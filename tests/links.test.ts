import assert from "node:assert/strict";
import { createLinks } from "../bot/links.ts";

describe("links to our own pages", () => {
  const links = createLinks("https://commonplace.example", "5e0f7a52-6f1b-4c8d-9a3e-7b6c5d4e3f2a");
  const communityId = "c".repeat(22);
  const id = "e".repeat(22);
  const community = `https://commonplace.example/tab/community/${communityId}`;

  it("are read back: a community, a tip, a problem", () => {
    assert.deepEqual(links.pageAt(community), { communityId });
    assert.deepEqual(links.pageAt(`${community}/?show=problems#top`), { communityId });
    for (const kind of ["tip", "problem"] as const)
      assert.deepEqual(links.pageAt(`${community}/${kind}/${id}`), { communityId, entry: { kind, id } });
  });

  it("are read below the folder of the public address, too", () => {
    const below = createLinks("https://company.example/commonplace", undefined);

    assert.deepEqual(below.pageAt(below.tip(communityId, id)), { communityId, entry: { kind: "tip", id } });
    assert.equal(below.pageAt(`https://company.example/tab/community/${communityId}`), undefined);
  });

  for (const other of [
    "",
    "no address",
    "https://commonplace.example/",
    "https://commonplace.example/tab/home",
    `${community}/tip`,
    `${community}/tip/${id}/edit`,
    `${community}/note/${id}`,
    `${community}/tip/a%20b`,
    community.replace("https:", "http:"),
    community.replace("commonplace.example", "commonplace.example:8443"),
    community.replace("commonplace.example", "commonplace.example.evil.example"),
    community.replace("https://", "https://ada:secret@"),
    links.tip(communityId, id),
  ])
    it(`are none of ${JSON.stringify(other)}`, () => {
      assert.equal(links.pageAt(other), undefined);
    });
});
