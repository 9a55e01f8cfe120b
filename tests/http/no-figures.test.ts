// No view has a figure about a person: not of what they did, gave, received or were told, nor an order made of one. The
// walk asks for all that the tab can read in a world in which people did a lot.
import assert from "node:assert/strict";
import { afterEach, beforeEach, describe, it } from "mocha";
import { samplePictures } from "../community/pictures/sample-pictures.ts";
import { readableRequest, readableRoutes } from "./readable-routes.ts";
import { zipEntries } from "./zip-entries.ts";
import { mira, savedTip, startedCommunity, startRig, stranger, tom, valueAt, type Rig } from "./rig.ts";

/** Numbers that views may have: none of them is about a person. */
const allowed = new Set([
  // How long a tip is good.
  "reviewPeriod",
  // Which of its texts a charter or a tip shows.
  "number",
  "revision",
  "restored",
  // Where words of a search stand in a text.
  "marks",
  // Of the form of an exported file.
  "version",
]);

/** What this world has nothing for: a place of another community, a directory that lists nobody, an export, a draft. */
const notThere = [
  "/api/places/:conversationId",
  "/api/directory/:communityId",
  "/api/me/drafts/:key",
  "/api/me/data/file",
];

const forbidden = /point|badge|level|rank|streak|score|karma|reputation|leader|likes?$|count$|total/iu;

interface Found {
  readonly numbers: Set<string>;
  readonly names: Set<string>;
}

function walk(value: unknown, found: Found, path: readonly string[] = []): Found {
  if (typeof value === "number") found.numbers.add(path.filter((part) => !/^\d+$/u.test(part)).join("."));
  if (typeof value !== "object" || value === null) return found;
  for (const [name, inside] of Object.entries(value)) {
    if (!Array.isArray(value)) found.names.add(name);
    walk(inside, found, [...path, name]);
  }
  return found;
}

function assertNoFigures({ numbers, names }: Found): void {
  const isAllowed = (path: string) => path.split(".").some((part) => allowed.has(part));
  assert.deepEqual(
    [...numbers].filter((path) => !isAllowed(path)),
    [],
  );
  assert.deepEqual(
    [...names].filter((name) => forbidden.test(name)),
    [],
  );
}

describe("the views of the tab", () => {
  let rig: Rig;
  let ids: Record<string, string>;

  const person = ({ userId, name }: typeof tom) => ({ userId, name });

  beforeEach(async () => {
    rig = await startRig();
    rig.roster.members.set(
      [...rig.roster.members.keys()][0] ?? "",
      new Set([mira.userId, tom.userId, stranger.userId]),
    );
    const communityId = await startedCommunity(rig);
    const here = `/api/communities/${communityId}`;
    const { id: tipId } = await savedTip(rig, communityId, { title: "Spool first", tags: ["printing"] });
    const body = { title: "Spool jams", tags: ["printing"], nonce: "nonce-of-problem" };
    const asked = await rig.ask("POST", `${here}/problems`, { as: mira, body });
    const problemId = String(valueAt(asked.json, "problem", "id"));
    for (const as of [tom, stranger]) {
      await rig.ask("POST", `${here}/problems/${problemId}/replies`, {
        as,
        body: { markdown: "Turn it off.", nonce: `nonce-of-${as.userId.slice(0, 8)}` },
      });
      await rig.ask("PUT", `${here}/tips/${tipId}/check`, { as, body: { works: true } });
    }
    await rig.ask("PUT", `${here}/board/tip/${tipId}`, { as: mira });
    // Tom is thanked for two things; in the older one many join in.
    for (const reason of ["He found the cable.", "He came by twice."])
      await rig.ask("POST", `${here}/thanks`, { as: mira, body: { person: person(tom), reason } });
    const received = await rig.ask("GET", "/api/me/thanks", { as: tom });
    const [newer, older] = [0, 1].map((at) => String(valueAt(received.json, "thanks", String(at), "id")));
    for (const id of [older, newer])
      await rig.ask("PUT", `/api/me/thanks/${id}/answer`, { as: tom, body: { answer: "show" } });
    await rig.ask("PUT", `${here}/thanks/${older}/second`, { as: stranger, body: { reason: "Me too." } });
    const picture = { bytes: samplePictures.png.toString("base64") };
    const kept = await rig.ask("POST", `${here}/pictures`, { as: mira, body: picture });
    const pictureId = String(valueAt(kept.json, "id"));
    ids = {
      communityId,
      pictureId,
      tipId,
      problemId,
      kind: "tip",
      entryId: tipId,
      conversationId: "19:x@thread.tacv2",
    };
  });
  afterEach(() => rig.close());

  it("hold no figure, and no name of one", async () => {
    const found: Found = { numbers: new Set(), names: new Set() };
    const read: string[] = [];
    for (const path of readableRoutes) {
      for (const as of [mira, tom, stranger]) {
        const { address, method, ...body } = readableRequest(path, ids);
        const { status, json } = await rig.ask(method, address, { as, ...body });
        if (status === 200) read.push(path);
        walk(json, found);
      }
    }

    assert.deepEqual(
      readableRoutes.filter((path) => !read.includes(path)),
      notThere,
    );
    assertNoFigures(found);
  });

  it("show thanks by time alone, however many joined in", async () => {
    const { json } = await rig.ask("GET", `/api/communities/${ids["communityId"]}/thanks`, { as: mira });

    const thanks = valueAt(json, "thanks") as { reason: string; seconds: unknown[] }[];
    assert.deepEqual(
      thanks.map(({ reason, seconds }) => [reason, seconds.length]),
      [
        ["He came by twice.", 0],
        ["He found the cable.", 1],
      ],
    );
  });

  it("and what a community takes along tell what was said, not how much", async () => {
    const response = await fetch(`${rig.url}/api/communities/${ids["communityId"]}/export`, {
      headers: { authorization: `Local ${mira.userId}` },
    });
    const files = zipEntries(Buffer.from(await response.arrayBuffer()));

    const file: unknown = JSON.parse(files.get("community.json") ?? "");
    assert.equal(valueAt(file, "thanks", "0", "reason"), "He found the cable.");
    assertNoFigures(walk(file, { numbers: new Set(), names: new Set() }));
    assert.match(files.get("thanks.md") ?? "", /## Mira Canaryname thanks Tom Canaryname\n\n> He found/u);
  });
});
