import assert from "node:assert/strict";
import fc from "fast-check";
import { communityId, idsOf, openSearchable, tenantId, type Searchable } from "./searchable.ts";
import { slipsOf } from "./slips.ts";

describe("finding tips", () => {
  let tips: Searchable;
  beforeEach(async () => {
    tips = await openSearchable();
  });
  afterEach(() => tips.close());

  describe("by words", () => {
    it("takes them in any order, from title, tags and text together", async () => {
      const id = await tips.save({
        title: "Roll a release back",
        markdown: "With kubectl.",
        tags: ["on call"],
      });
      await tips.save({ title: "Roll out" });

      assert.deepEqual(await tips.find("kubectl back call release"), [id]);
    });

    it("honours every word", async () => {
      await tips.save({ title: "Roll a release back" });

      assert.deepEqual(await tips.find("release calendar"), []);
    });

    it("takes each as the beginning of a word", async () => {
      const id = await tips.save({ title: "Deployment without downtime" });

      for (const query of ["d", "de", "dep", "depl", "deploymen", "deployment", "downt depl"])
        assert.deepEqual(await tips.find(query), [id], query);
    });

    it("does without diacritics, in the query and in the tip", async () => {
      const accented = await tips.save({ title: "Résumé der Straße" });
      const plain = await tips.save({ title: "Resume der Strasse" });

      for (const query of ["resume strasse", "résumé straße", "RE\u0301SUME\u0301 STRASSE"])
        assert.deepEqual(new Set(await tips.find(query)), new Set([accented, plain]), query);
    });

    it("reads languages written without blanks", async () => {
      const japanese = await tips.save({ title: "データベース接続のテスト" });
      const chinese = await tips.save({ title: "数据库连接池的设置" });
      const thai = await tips.save({ title: "การเชื่อมต่อฐานข้อมูล" });

      assert.deepEqual(await tips.find("接続 データ"), [japanese]);
      assert.deepEqual(await tips.find("连接池"), [chinese]);
      assert.deepEqual(await tips.find("ฐานข้อมูล"), [thai]);
    });

    it("follows the typing of languages written without blanks", async () => {
      const id = await tips.save({ title: "データベース接続のテスト" });

      for (const query of [
        "デ",
        "データ",
        "データベ",
        "データベー",
        "データベース",
        "データベース接",
        "テス データベ",
      ])
        assert.deepEqual(await tips.find(query), [id], query);
    });

    it("tells versions, numbers and names with signs apart", async () => {
      const one = await tips.save({
        title: "Upgrade to v1.2.3",
        markdown: "Fixes CVE-2024-1234 in C++ and .NET",
      });
      const other = await tips.save({ title: "Upgrade to 1.2.4", markdown: "Fixes CVE-2024-1235 in C#" });

      assert.deepEqual(await tips.find("1.2.3"), [one]);
      assert.deepEqual(await tips.find("v1.2.4"), [other]);
      assert.deepEqual(await tips.find("CVE-2024-1234"), [one]);
      assert.deepEqual(await tips.find("C++"), [one]);
      assert.deepEqual(await tips.find("c#"), [other]);
      assert.deepEqual(await tips.find(".net"), [one]);
    });

    it("finds nothing for a query without words", async () => {
      await tips.save({ title: "Anything" });

      for (const query of ["", "  ", "🎉", '"*"', "( ) : ^ -"])
        assert.deepEqual(await tips.find(query), [], query);
    });

    it("gives the tip as lists show it: as it is in records, without its long text", async () => {
      await tips.save({ title: "Whole", markdown: "A *text*", tags: ["one", "two"] });

      const { entries } = await tips.search.find(tenantId, [communityId], { query: "whole", limit: 10 });

      const [entry] = entries;
      assert.ok(entry?.kind === "tip");
      const found = entry.tip;
      assert.equal(found.title, "Whole");
      assert.equal(found.excerpt, "A text");
      assert.equal(found.markdown, "");
      assert.deepEqual(found.tags, ["one", "two"]);
      assert.equal(found.communityId, communityId);
      assert.equal(found.createdAt, "2026-03-02T09:00:00.000Z");
    });

    it("gives no more than asked for, and the first ones", async () => {
      for (let number = 0; number < 12; number++)
        await tips.save({ markdown: "A release somewhere in the text" });
      const first = await tips.save({ title: "Release" });

      const found = await tips.find("release", 5);

      assert.equal(found.length, 5);
      assert.equal(found[0], first);
    });
  });

  describe("by misspelt words", () => {
    it("forgives every single slip in a word", async () => {
      const id = await tips.save({ title: "Deployment" });

      for (const typed of slipsOf("deployment")) assert.deepEqual(await tips.find(typed), [id], typed);
    });

    it("forgives one slip in each word", async () => {
      const id = await tips.save({ title: "Rotate the certificate", markdown: "on every gateway" });

      assert.deepEqual(await tips.find("rotaet certifcate gatewey"), [id]);
    });

    it("takes the words after the first six as they are typed", async () => {
      const id = await tips.save({ title: "Rotate the certificate on every gateway before Friday" });

      assert.deepEqual(await tips.find("rotate the certificate on every gatewey"), [id]);
      assert.deepEqual(await tips.find("rotate the certificate on every gateway befroe"), []);
    });

    it("forgives a slip in a word that is still being typed", async () => {
      const id = await tips.save({ title: "Deployment checklist" });

      for (const query of ["depoly", "depolyme", "checklist depolym"])
        assert.deepEqual(await tips.find(query), [id], query);
    });

    it("leaves short words and numbers as they are typed", async () => {
      await tips.save({ title: "Use ssh on port 8080" });

      assert.deepEqual(await tips.find("shh"), []);
      assert.deepEqual(await tips.find("8081"), []);
    });

    it("finds the tip behind any one slip in any of its longer words", async () => {
      const texts = [
        "Roll a broken release back within a minute",
        "Certificates expire: rotate them before Friday",
        "Ask for a review early, with a draft",
        "Measure first, then make it faster",
        "Flaky tests hide real faults; quarantine them",
        "Schöne Änderungen in kleine Schritte teilen",
        "Explain acronyms to newcomers, always",
        "Postgres indexes that nobody reads cost writes",
      ];
      const saved = new Map<string, string>();
      for (const title of texts) saved.set(await tips.save({ title }), title);
      const slip = fc.constantFrom(...saved).chain(([id, title]) =>
        fc.record({
          id: fc.constant(id),
          typed: fc.constantFrom(
            ...(title.match(/\p{L}{4,}/gu) ?? []).flatMap((word) => slipsOf(word.toLowerCase())),
          ),
        }),
      );

      await fc.assert(
        fc.asyncProperty(slip, async ({ id, typed }) => assert.ok((await tips.find(typed, 50)).includes(id))),
        { numRuns: 300 },
      );
    });
  });

  describe("the order of results", () => {
    it("is: as written, beginnings, misspelt", async () => {
      const misspelt = await tips.save({ title: "Chart" });
      const begun = await tips.save({ title: "Charms charms charms" });
      const written = await tips.save({ title: "A long title in which somewhere there is a charm too" });

      assert.deepEqual(await tips.find("charm"), [written, begun, misspelt]);
    });

    it("puts title and tags before the text", async () => {
      const text = await tips.save({ markdown: "release release release" });
      const tag = await tips.save({ tags: ["release"] });
      const title = await tips.save({ title: "What a release needs before it goes to everybody" });

      const found = await tips.find("release");

      assert.deepEqual(new Set(found.slice(0, 2)), new Set([title, tag]));
      assert.equal(found[2], text);
    });

    it("holds across communities", async () => {
      const text = await tips.save({ markdown: "about a release" });
      const title = await tips.save({ communityId: "community-two", title: "A release" });

      const { entries: found } = await tips.search.find(
        tenantId,
        [communityId, "community-two", communityId],
        { query: "release", limit: 10 },
      );

      assert.deepEqual(idsOf(found), [title, text]);
    });

    it("is the same for words in another order", async () => {
      for (let number = 0; number < 5; number++)
        await tips.save({ title: `Release train ${number}`, markdown: "x ".repeat(number) });

      assert.deepEqual(await tips.find("release train"), await tips.find("train release"));
    });
  });

  describe("whatever is typed", () => {
    it("takes operators as words", async () => {
      const plain = await tips.save({ title: "Far away" });
      const both = await tips.save({ title: "Near and far or not" });

      for (const query of ["near AND far", "NOT far", "NEAR(far)", "far OR near"])
        assert.deepEqual(await tips.find(query), [both], query);
      assert.deepEqual(await tips.find("far"), [plain, both]);
    });

    it("takes signs as nothing", async () => {
      const id = await tips.save({ title: "Near and far" });
      await tips.save({ title: "Something else" });

      for (const query of [
        '"far"',
        '"far',
        "far*",
        "-far",
        "^far",
        "{far}",
        "(far",
        "far)",
        "far + near",
        ":far",
        "far'",
        "far;--",
        "🎉far",
      ])
        assert.deepEqual(await tips.find(query), [id], query);
      assert.deepEqual(await tips.find("title:far"), []);
    });

    it("never fails", async () => {
      await tips.save({ title: "Something to look through" });
      const anyText = fc.oneof(
        fc.string({ unit: "binary", maxLength: 80 }),
        fc.string({ unit: "grapheme", maxLength: 80 }),
        fc.string({ unit: fc.constantFrom(...Array.from("\"'*()^:-+{}[]\\/%_ aANDORT")), maxLength: 60 }),
      );

      await fc.assert(
        fc.asyncProperty(anyText, async (query) => {
          await tips.find(query);
        }),
        { numRuns: 300 },
      );
    });

    it("finds a tip by its own title, whatever that is", async () => {
      await fc.assert(
        fc.asyncProperty(fc.string({ unit: "grapheme", maxLength: 60 }), async (title) => {
          const id = await tips.save({ title: `zebra ${title}` });

          assert.ok((await tips.find(`zebra ${title}`, 1_000)).includes(id));
        }),
        { numRuns: 60 },
      );
    });
  });

  describe("across communities and tenants", () => {
    it("finds only in the communities asked for", async () => {
      const own = await tips.save({ title: "A release" });
      await tips.save({ communityId: "community-two", title: "A release" });

      assert.deepEqual(await tips.find("release"), [own]);
      assert.deepEqual(await tips.find("relesae"), [own]);
    });

    it("finds only in the own tenant, though ids are the same", async () => {
      const own = await tips.save({ id: "same-id", title: "A release" });
      await tips.save({ id: "same-id", title: "A release", markdown: "of theirs" }, "tenant-two");
      await tips.save({ title: "Another release" }, "tenant-two");

      const { entries: theirs } = await tips.search.find("tenant-two", [communityId], {
        query: "release",
        limit: 10,
      });

      assert.deepEqual(await tips.find("release"), [own]);
      assert.equal(theirs.length, 2);
      assert.deepEqual(await tips.find("theirs"), []);
    });

    it("mends a word though it is a right one elsewhere", async () => {
      const own = await tips.save({ title: "A release" });
      await tips.save({ communityId: "community-two", title: "A relesae" });
      await tips.search.find(tenantId, ["community-two"], { query: "relesae", limit: 10 });

      assert.deepEqual(await tips.find("relesae"), [own]);
    });
  });

  describe("tags in use", () => {
    it("come with how many entries bear them", async () => {
      await tips.save({ tags: ["testing", "c#"] });
      await tips.save({ tags: ["testing", "azure"] });
      await tips.save({ communityId: "community-two", tags: ["elsewhere"] });

      assert.deepEqual(await tips.search.tagsInUse(tenantId, communityId), [
        { tag: "testing", uses: 2 },
        { tag: "azure", uses: 1 },
        { tag: "c#", uses: 1 },
      ]);
    });

    it("follow edits and removals", async () => {
      const edited = await tips.save({ tags: ["old", "kept"] });
      const removed = await tips.save({ tags: ["old", "gone"] });
      await tips.search.tagsInUse(tenantId, communityId);

      await tips.edit(edited, { tags: ["new", "kept"] });
      await tips.remove(removed);

      assert.deepEqual(await tips.search.tagsInUse(tenantId, communityId), [
        { tag: "kept", uses: 1 },
        { tag: "new", uses: 1 },
      ]);
    });
  });
});
