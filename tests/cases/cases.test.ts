// Every file of this folder is a case: what Teams or Copilot sent, and what must hold then. See README.md.
import assert from "node:assert/strict";
import { readdirSync, readFileSync } from "node:fs";
import { ada, appId, ben, eve, type Rig, startRig, tenantId } from "../teams/rig.ts";
import { type Case, caseFile, type Expectation } from "./case-file.ts";
import { playCase, type Shown } from "./run-case.ts";

const folder = new URL("./", import.meta.url);

const names: Record<string, string> = {
  "ada.id": ada.userId,
  "ben.id": ben.userId,
  "eve.id": eve.userId,
  "tenant.id": tenantId,
  "bot.id": `28:${appId}`,
};

const parseCase = (json: string): Case =>
  caseFile.parse(
    JSON.parse(json.replace(/\{\{([a-z]+\.id)\}\}/gu, (all, name: string) => names[name] ?? all)),
  );

const asText = (value: unknown): string => (typeof value === "string" ? value : JSON.stringify(value ?? ""));

function check(shown: readonly Shown[], expectation: Expectation): void {
  const { step, path } = expectation;
  const [first = "", ...rest] = path.split(".");
  const all = shown[step];
  assert.ok(all && Object.hasOwn(all, first), `Step ${step} shows no "${first}".`);
  const value = rest.reduce<unknown>(
    (inside, key) => (Object(inside) as Record<string, unknown>)[key],
    all[first],
  );
  const where = `${step}: ${path} is ${asText(value)}`;
  if ("equals" in expectation) assert.deepEqual(value, expectation.equals, where);
  else if ("notEquals" in expectation) assert.notDeepEqual(value, expectation.notEquals, where);
  else if ("matches" in expectation) assert.match(asText(value), new RegExp(expectation.matches, "u"), where);
  else assert.doesNotMatch(asText(value), new RegExp(expectation.notMatches, "u"), where);
}

describe("what Teams and Copilot send", () => {
  let rig: Rig;

  beforeEach(async () => {
    rig = await startRig();
  });
  afterEach(() => rig.close());

  const readme = readFileSync(new URL("README.md", folder), "utf8");

  for (const file of readdirSync(folder).filter((name) => name.endsWith(".json"))) {
    const json = readFileSync(new URL(file, folder), "utf8");
    const [, title = file] = /"name": "([^"]*)"/u.exec(json) ?? [];

    it(`${file}: ${title}`, async () => {
      const given = parseCase(json);
      assert.ok(readme.includes(`(${file})`), "README.md does not list it.");

      const shown = await playCase(rig, given);

      for (const expectation of given.expected) check(shown, expectation);
    });
  }
});

describe("a case", () => {
  const ordinary = {
    name: "A greeting",
    source: "none",
    setup: { communities: [{ name: "Printing", place: "channel" }] },
    input: [{ do: "message", text: "hi" }],
    expected: [{ path: "sent", equals: 1 }],
  };

  for (const [why, spoilt] of Object.entries({
    "an unknown step": { input: [{ do: "shout" }] },
    "an unknown field of a step": { input: [{ do: "message", text: "hi", loudly: true }] },
    "an unknown expectation": { expected: [{ path: "sent", isAbout: 1 }] },
    "no expectation": { expected: [] },
    "an expectation without a value": { expected: [{ path: "sent" }] },
  })) {
    it(`with ${why} is refused`, () => {
      parseCase(JSON.stringify(ordinary));

      assert.throws(() => parseCase(JSON.stringify({ ...ordinary, ...spoilt })));
    });
  }

  it("that looks at what no step shows fails", () => {
    const expectation = caseFile.shape.expected.parse([{ path: "smell", notMatches: "x" }])[0];

    assert.ok(expectation);
    assert.throws(() => check([{ sent: 1 }], expectation), /shows no "smell"/u);
  });
});
