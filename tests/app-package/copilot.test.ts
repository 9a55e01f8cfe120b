// What Microsoft 365 Copilot asks of the search that it calls: learn.microsoft.com, "Guidelines to create or upgrade
// Copilot extensions". Lengths that the manifest's own schema knows are judged there.
import assert from "node:assert/strict";
import { readFile } from "node:fs/promises";
import { z } from "zod";
import { appPackageFolder } from "../../appPackage/app-package.ts";
import { wantedByFreshness, wantedByKind } from "../../bot/community/entries/typed-search.ts";
import { freshnesses } from "../../bot/contract/checks.ts";
import { limits } from "../../bot/contract/limits.ts";

const parameter = z.object({ name: z.string(), description: z.string(), semanticDescription: z.string() });
const search = z.object({
  type: z.literal("query"),
  description: z.string(),
  semanticDescription: z.string(),
  parameters: z.array(parameter),
  samplePrompts: z.array(z.object({ text: z.string() })),
});
const manifestShape = z.object({
  description: z.object({ full: z.string() }),
  composeExtensions: z.array(z.object({ commands: z.array(z.unknown()) })),
});

describe("the search as Copilot reads it", () => {
  let full: string;
  let command: z.infer<typeof search>;

  before(async () => {
    const text = await readFile(new URL("manifest.json", appPackageFolder), "utf8");
    const manifest = manifestShape.parse(JSON.parse(text));
    const [found, ...others] = manifest.composeExtensions
      .flatMap(({ commands }) => commands)
      .flatMap((one) => search.safeParse(one).data ?? []);
    assert.ok(found);
    assert.equal(others.length, 0);
    ({ full } = manifest.description);
    command = found;
  });

  const described = () => [
    command.description,
    command.semanticDescription,
    ...command.parameters.flatMap(({ description, semanticDescription }) => [
      description,
      semanticDescription,
    ]),
  ];

  it("is introduced in the app's description", () => {
    assert.match(full, /in Microsoft 365 Copilot/u);
  });

  it("is described within Copilot's limits, with what it takes and how much it gives", () => {
    assert.ok(command.semanticDescription.length <= 5_000);
    for (const { semanticDescription } of command.parameters) assert.ok(semanticDescription.length <= 2_000);
    assert.ok(command.semanticDescription.includes(`up to ${limits.searchResults} results`));
    assert.ok(command.parameters[0]?.semanticDescription.includes(`up to ${limits.query} characters`));
  });

  it("is described in plain words: no orders, no addresses, no odd signs, no superlatives", () => {
    for (const text of described()) {
      assert.doesNotMatch(text, /\b(if the user|ignore|delete|reset|instructions?|answer in|print)\b/iu);
      assert.doesNotMatch(text, /https?:|[^\x20-\x7e]/u);
      assert.doesNotMatch(text, /\b(best|amazing|most useful|#1)\b/iu);
    }
  });

  it("takes five parameters at most, of which Teams' own box fills the first", () => {
    assert.ok(command.parameters.length <= 5);
    assert.equal(command.parameters[0]?.name, "query");
  });

  it("names kinds and freshness in the words that it understands", () => {
    const namedIn = (name: string) => {
      const described = command.parameters.find((one) => one.name === name)?.semanticDescription ?? "";
      const listed = /One of: ([^.]+)\./u.exec(described)?.[1] ?? "";
      return listed.replaceAll(/\([^)]*\)/gu, "").split(",");
    };

    const kinds = namedIn("kind").map(wantedByKind);
    const freshness = namedIn("freshness").flatMap((text) => wantedByFreshness([text])?.freshness);

    assert.deepEqual(kinds, [
      { kind: "tip" },
      { kind: "problem" },
      { kind: "problem", state: "solved" },
      { kind: "problem", state: "open" },
    ]);
    assert.deepEqual(freshness, freshnesses);
  });

  it("has three to five sample prompts, each short and said once", () => {
    const prompts = command.samplePrompts.map(({ text }) => text);

    assert.ok(prompts.length >= 3 && prompts.length <= 5);
    assert.equal(new Set(prompts.map((text) => text.toLowerCase())).size, prompts.length);
    for (const text of prompts) assert.ok(text.length <= 128);
  });
});
