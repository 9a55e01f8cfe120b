import assert from "node:assert/strict";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { buffer } from "node:stream/consumers";
import { setImmediate as nextTurn } from "node:timers/promises";
import { jsonPieces } from "../../bot/http/json-pieces.ts";
import { textZip, type TextFile } from "../../bot/http/text-zip.ts";
import { zipEntries } from "./zip-entries.ts";

const at = "2026-03-02T09:00:00.000Z";

/** Files that no compression makes small, and how many were asked for. */
class CountedFiles {
  asked = 0;
  isOver = false;

  async *[Symbol.asyncIterator](): AsyncGenerator<TextFile> {
    try {
      for (; this.asked < 2_000; this.asked += 1) {
        await nextTurn();
        yield { name: `tips/${this.asked}.md`, text: randomBytes(4_000).toString("latin1") };
      }
    } finally {
      this.isOver = true;
    }
  }
}

const manyTurns = async () => {
  for (let turn = 0; turn < 2_000; turn += 1) await nextTurn();
};

describe("a zip of texts", () => {
  it("holds each file whole, given at once or in pieces", async () => {
    async function* pieces() {
      for (const piece of ["one ", "and ", "日本語"]) {
        await nextTurn();
        yield piece;
      }
    }
    const long = "a line of text\n".repeat(20_000);

    const zip = textZip(
      [
        { name: "empty.md", text: "" },
        { name: "folder/pieces.md", text: pieces() },
        { name: "long.md", text: long },
      ],
      at,
    );

    assert.deepEqual(
      [...zipEntries(await buffer(zip))],
      [
        ["empty.md", ""],
        ["folder/pieces.md", "one and 日本語"],
        ["long.md", long],
      ],
    );
  });

  it("asks for no more files while nobody reads it", async () => {
    const files = new CountedFiles();
    const zip = textZip(files, at);

    zip.read(0);
    let before: number;
    do {
      before = files.asked;
      await manyTurns();
    } while (files.asked > before);

    assert.ok(files.asked < 200, `${files.asked} files were asked for`);
    zip.destroy();
  });

  it("asks for nothing more once its reader is gone", async () => {
    const files = new CountedFiles();
    const zip = textZip(files, at);
    zip.read(0);
    await once(zip, "readable");

    zip.destroy();
    await manyTurns();

    assert.ok(files.isOver);
    assert.ok(files.asked < 200, `${files.asked} files were asked for`);
  });

  it("ends in the failure of what it is made of, not as if it were whole", async () => {
    async function* failing(): AsyncGenerator<TextFile> {
      yield { name: "one.md", text: "one" };
      await nextTurn();
      throw new Error("The store is gone.");
    }
    async function* failingText() {
      yield "one";
      await nextTurn();
      throw new Error("The store is gone.");
    }

    await assert.rejects(buffer(textZip(failing(), at)), /store is gone/u);
    await assert.rejects(buffer(textZip([{ name: "one.md", text: failingText() }], at)), /store is gone/u);
  });
});

describe("JSON in pieces", () => {
  async function* walked(...values: unknown[]) {
    for (const value of values) {
      await nextTurn();
      yield value;
    }
  }
  const textOf = async (value: object) => {
    let text = "";
    for await (const piece of jsonPieces(value)) text += piece;
    return text;
  };

  it("reads as the object does, with arrays in place of what was walked", async () => {
    const text = await textOf({
      name: 'Looms "&"',
      left: undefined,
      none: walked(),
      tips: walked({ title: "One\n" }, { title: "二" }),
      nested: { list: [1, null] },
    });

    assert.deepEqual(JSON.parse(text), {
      name: 'Looms "&"',
      none: [],
      tips: [{ title: "One\n" }, { title: "二" }],
      nested: { list: [1, null] },
    });
    assert.deepEqual(JSON.parse(await textOf({})), {});
  });
});
