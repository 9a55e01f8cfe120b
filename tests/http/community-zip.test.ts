import assert from "node:assert/strict";
import { buffer } from "node:stream/consumers";
import type { Nodes } from "mdast";
import { describe, it } from "mocha";
import type { CommunityExport } from "../../bot/community/moving/export-community.ts";
import {
  communityFileFormat,
  communityFileVersion,
  type StoryInFile,
  type ThanksInFile,
} from "../../bot/contract/community-file.ts";
import type { ProblemInFile, TipInFile } from "../../bot/contract/community-file-entries.ts";
import { communityZip } from "../../bot/http/community-zip.ts";
import { readMarkdown } from "../../bot/community/text/markdown.ts";
import { zipEntries } from "./zip-entries.ts";

const attack = "![a](https://evil.example/a) <img src=x> **b** `c`";
const person = { name: attack, sign: "sign-one" };
const createdAt = "2026-03-02T09:00:00.000Z";

/** Walked anew each time. */
const all = <Value>(...values: readonly Value[]): AsyncIterable<Value> => ({
  async *[Symbol.asyncIterator]() {
    yield* await Promise.resolve(values);
  },
});

const words = {
  title: attack,
  markdown: "Words.",
  tags: [attack],
  source: { kind: "written" as const },
  createdAt,
  changedAt: createdAt,
};
const tip: TipInFile = {
  ...words,
  id: "tip-00001",
  credited: [{ name: attack }],
  source: { kind: "solution", problemId: "problem-1", replyIds: [] },
  savedBy: person,
  revision: 1,
  written: { by: person, at: createdAt },
  revisions: [],
  checks: [],
  creditAnswers: [],
};
const reply = { id: "reply-01", markdown: "Words.", author: person, createdAt };
const problem: ProblemInFile = {
  ...words,
  id: "problem-1",
  asker: person,
  replies: [{ ...reply, accepted: { by: person, reason: attack, at: createdAt } }],
  crossPostedTo: [],
  tips: [],
};
const story: StoryInFile = {
  id: "story-001",
  about: { kind: "tip", id: "tip-00001" },
  text: `One.\n${attack}`,
  by: person,
  createdAt,
  changedAt: createdAt,
};
const thanks: ThanksInFile = {
  from: person,
  to: person,
  reason: attack,
  shownAt: createdAt,
  seconds: [{ by: person, reason: attack, at: createdAt }],
};
const community: CommunityExport = {
  format: communityFileFormat,
  version: communityFileVersion,
  exportedAt: createdAt,
  id: "community-one",
  name: attack,
  purpose: attack,
  stewards: [],
  places: [],
  tagRenames: [],
  reviewPeriod: 12,
  charterRevisions: all(),
  actions: all(),
  board: all(),
  tips: all(tip),
  problems: all(problem),
  pictures: all(),
  stories: all(story),
  thanks: all(thanks),
};

const kindsIn = (node: Nodes): string[] => [
  node.type,
  ...("children" in node ? node.children.flatMap(kindsIn) : []),
];
const textIn = (node: Nodes): string =>
  "value" in node ? node.value : "children" in node ? node.children.map(textIn).join("") : "";

describe("a community as Markdown", () => {
  it("shows names, titles, tags and reasons as they were typed, whatever signs stand in them", async () => {
    const files = zipEntries(await buffer(communityZip(community)));
    files.delete("community.json");

    const expected = { "about.md": 2, tips: 4, problems: 5, "stories.md": 3, "thanks.md": 6 };
    for (const [name, content] of files) {
      const tree = readMarkdown(content);
      const kinds = new Set(kindsIn(tree));
      const place = Object.entries(expected).find(([start]) => name.startsWith(start));
      assert.equal(textIn(tree).split(attack).length - 1, place?.[1], name);
      for (const kind of ["image", "html", "strong", "inlineCode"])
        assert.ok(!kinds.has(kind), `${name}: ${kind}`);
    }
    assert.equal(files.size, 5);
  });

  it("names beside who is credited another person who changed the text", async () => {
    const by = { name: "Grace", sign: "sign-two" };
    const credited = [{ name: "Ada", sign: "sign-one" }];
    const changed = { ...tip, credited, revision: 2, written: { by, at: createdAt } };
    const texts = zipEntries(await buffer(communityZip({ ...community, tips: all(changed) })));

    assert.match([...texts.values()].join("\n"), /Thanks to Ada · changed by Grace/u);
  });

  it("leads from a reply that is a tip to its file", async () => {
    const answered = { ...reply, markdown: "", entry: { kind: "tip" as const, id: tip.id } };
    const solved = { ...problem, replies: [answered] };
    const texts = zipEntries(await buffer(communityZip({ ...community, problems: all(solved) })));

    const [text = ""] = [...texts].flatMap(([name, one]) => (name.startsWith("problems/") ? [one] : []));
    const [, ending = ""] = /^The file in “tips” whose name ends with (\S+) answers it\.$/mu.exec(text) ?? [];
    assert.ok([...texts.keys()].some((name) => name.startsWith("tips/") && name.endsWith(ending)));
    assert.ok(ending.includes(tip.id));
  });

  it("names files in no more bytes than file systems take, and cuts no character", async () => {
    const title = `x${"\u{20000}".repeat(59)}`;
    const long = { ...community, tips: all({ ...tip, title, id: "a".repeat(36) }) };

    const names = [...zipEntries(await buffer(communityZip(long))).keys()];

    const name = names.find((one) => one.startsWith("tips/x"))?.slice("tips/".length) ?? "";
    assert.ok(Buffer.byteLength(name) < 200);
    assert.match(name, /^x\u{20000}{37}-a{36}\.md$/u);
  });
});
