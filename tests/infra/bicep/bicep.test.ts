import assert from "node:assert/strict";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { pathToFileURL } from "node:url";
import { deploy } from "./deployment.ts";

describe("what stands in for the Bicep compiler", () => {
  let folder: string;

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), "commonplace-bicep-"));
    await writeFile(
      join(folder, "inner.bicep"),
      "@allowed(['a'])\nparam letter string\noutput same string = letter\n",
    );
  });
  after(() => rm(folder, { recursive: true }));

  const outputsOf = async (text: string) => {
    const file = join(folder, "main.bicep");
    await writeFile(file, text);
    const { outputs } = await deploy(pathToFileURL(file), {}, {});
    return outputs;
  };

  it("evaluates what our files use", async () => {
    const text = `
      var isOn = 'x' == 'x'
      module inner 'inner.bicep' = { params: { letter: isOn ? 'a' : 'b' } }
      output sentence string = 'say \${inner.outputs.same}'
      output list array = [for each in ['x', 'y']: { name: each }]
    `;

    assert.deepEqual(await outputsOf(text), { sentence: "say a", list: [{ name: "x" }, { name: "y" }] });
  });

  it("evaluates conditions, and passes over what they leave out", async () => {
    const text = `
      var isOff = false
      module inner 'inner.bicep' = if (isOff) { params: { letter: 'a' } }
      module both 'inner.bicep' = [for (each, index) in ['a', 'b']: if (index == 0) { params: { letter: each } }]
      output letter string = isOff && fail('never') ? inner!.outputs.same : both[0].outputs.same
    `;

    assert.deepEqual(await outputsOf(text), { letter: "a" });
  });

  for (const [fault, text] of [
    ["no Bicep", "resource = {"],
    ["an unknown name", "output x string = nobody"],
    ["an unknown property", "var bag = { a: 1 }\noutput x string = bag.b"],
    ["an unknown function", "output x string = invent('a')"],
    [
      "an unknown output of a module",
      "module m 'inner.bicep' = { params: { letter: 'a' } }\noutput x string = m.outputs.y",
    ],
    [
      "an output of a module that a condition leaves out",
      "module m 'inner.bicep' = if (1 == 2) { params: { letter: 'a' } }\noutput x string = m!.outputs.same",
    ],
    ["what the file itself calls a fault", "var a = fail('this')"],
    ["a missing parameter", "module m 'inner.bicep' = { params: {} }"],
    ["an unknown parameter", "module m 'inner.bicep' = { params: { letter: 'a', more: 1 } }"],
    ["a parameter of another type", "module m 'inner.bicep' = { params: { letter: 1 } }"],
    ["a value that is not allowed", "module m 'inner.bicep' = { params: { letter: 'b' } }"],
    ["a module that is not there", "module m 'nowhere.bicep' = { params: {} }"],
    ["a circle", "resource a 't@1' = { name: b.name }\nresource b 't@1' = { name: a.name }"],
    ["a name declared twice", "var a = 1\nvar a = 2"],
  ] as const) {
    it(`refuses ${fault}`, async () => {
      await assert.rejects(outputsOf(text));
    });
  }
});
